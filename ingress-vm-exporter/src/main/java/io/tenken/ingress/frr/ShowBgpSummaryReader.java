package io.tenken.ingress.frr;

import com.fasterxml.jackson.databind.JsonNode;
import io.tenken.core.spi.CollectorException;
import io.tenken.core.spi.FailureReason;
import io.tenken.ingress.bgp.BgpChannel;
import io.tenken.ingress.bgp.BgpSession;
import io.tenken.ingress.bgp.FlapCounts;
import io.tenken.ingress.bgp.MessageCounts;
import io.tenken.ingress.bgp.Moment;
import io.tenken.ingress.bgp.PeerGroup;
import io.tenken.ingress.bgp.RouteLimit;
import io.tenken.ingress.bgp.RoutingTable;
import io.tenken.ingress.bgp.SessionFacts;
import io.tenken.ingress.bgp.SessionId;
import io.tenken.ingress.bgp.SessionState;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;

/**
 * Reads {@code show bgp vrf all summary json}: VRF, address family, peers. A peer stands under
 * every family that is activated for it, also for one that it never speaks: that is one session
 * with several channels. Hold timers, errors and limits are told by {@link ShowBgpNeighborsReader}
 * only.
 */
final class ShowBgpSummaryReader {

  static final String COMMAND = "show bgp vrf all summary json";

  private static final String PREFIX_COUNT_EXCEEDED = "Idle (PfxCt)";
  private static final String IMPORT = "import";

  private record VrfFamily(String vrf, String family) {}

  private final Instant now;
  private final Set<VrfFamily> families = new HashSet<>();
  private final Map<NeighborKey, BgpSession> sessions = new LinkedHashMap<>();
  private final List<RoutingTable> tables = new ArrayList<>();
  private String routerId = "";

  ShowBgpSummaryReader(Instant now) {
    this.now = now;
  }

  /**
   * @throws CollectorException PARSE if it is no JSON, or tells a family of a VRF twice
   */
  void read(String text) throws CollectorException {
    JsonNode vrfs = FrrJson.parse(text, COMMAND).orElse(null);
    if (vrfs == null) {
      return;
    }
    for (Map.Entry<String, JsonNode> vrf : vrfs.properties()) {
      for (Map.Entry<String, JsonNode> family : vrf.getValue().properties()) {
        readFamily(vrf.getKey(), AddressFamily.name(family.getKey()), family.getValue());
      }
    }
  }

  private void readFamily(String vrf, String family, JsonNode node) throws CollectorException {
    if (!node.path("peers").isObject()) {
      return;
    }
    if (!families.add(new VrfFamily(vrf, family))) {
      throw new CollectorException(
          FailureReason.PARSE,
          "FRR answered \"%s\" with two families %s in VRF %s".formatted(COMMAND, family, vrf));
    }
    if (vrf.equals(SessionId.DEFAULT_VRF)) {
      routerId = FrrJson.text(node, "routerId");
    }
    tables.add(
        new RoutingTable(
            vrf,
            family,
            FrrJson.number(node, "ribCount").orElse(0),
            FrrJson.number(node, "ribMemory").orElse(0),
            FrrJson.number(node, "peerMemory").orElse(0)));
    for (Map.Entry<String, JsonNode> peer : node.path("peers").properties()) {
      NeighborKey key = new NeighborKey(vrf, peer.getKey());
      BgpChannel channel = channel(family, peer.getValue());
      sessions.merge(key, session(key, peer.getValue(), channel), ShowBgpSummaryReader::merge);
    }
  }

  private static BgpSession merge(BgpSession known, BgpSession more) {
    List<BgpChannel> channels = new ArrayList<>(known.channels());
    channels.addAll(more.channels());
    return new BgpSession(
        known.id(),
        known.facts(),
        known.state(),
        known.since(),
        known.error(),
        known.hold(),
        known.flaps(),
        known.messages(),
        channels);
  }

  private BgpSession session(NeighborKey key, JsonNode peer, BgpChannel channel) {
    String description = FrrJson.text(peer, "desc");
    return new BgpSession(
        new SessionId(key.vrf(), key.name(), key.name(), FrrJson.text(peer, "remoteAs")),
        new SessionFacts(PeerGroup.OTHER, FrrJson.text(peer, "localAs"), description),
        state(FrrJson.text(peer, "state")),
        since(peer),
        Optional.empty(),
        Optional.empty(),
        flaps(peer),
        messages(peer),
        List.of(channel));
  }

  private static SessionState state(String text) {
    return switch (text) {
      case "Established" -> SessionState.ESTABLISHED;
      case "OpenConfirm" -> SessionState.OPEN_CONFIRM;
      case "OpenSent" -> SessionState.OPEN_SENT;
      case "Active" -> SessionState.ACTIVE;
      case "Connect" -> SessionState.CONNECT;
      case "Idle (Admin)" -> SessionState.ADMIN_DOWN;
      default -> SessionState.IDLE;
    };
  }

  /** "never" comes as 0. */
  private Optional<Moment> since(JsonNode peer) {
    OptionalLong epoch = FrrJson.number(peer, "peerUptimeEstablishedEpoch");
    if (epoch.isPresent()) {
      return FrrTime.at(epoch.getAsLong());
    }
    long millis = FrrJson.number(peer, "peerUptimeMsec").orElse(0);
    return millis > 0 ? FrrTime.ago(now, millis) : Optional.empty();
  }

  private static Optional<FlapCounts> flaps(JsonNode peer) {
    OptionalLong up = FrrJson.number(peer, "connectionsEstablished");
    OptionalLong down = FrrJson.number(peer, "connectionsDropped");
    return up.isPresent() && down.isPresent()
        ? Optional.of(new FlapCounts(up.getAsLong(), down.getAsLong()))
        : Optional.empty();
  }

  private static Optional<MessageCounts> messages(JsonNode peer) {
    OptionalLong received = FrrJson.number(peer, "msgRcvd");
    OptionalLong sent = FrrJson.number(peer, "msgSent");
    return received.isPresent() && sent.isPresent()
        ? Optional.of(new MessageCounts(received.getAsLong(), sent.getAsLong()))
        : Optional.empty();
  }

  private static BgpChannel channel(String family, JsonNode peer) {
    Map<String, Long> routes = new LinkedHashMap<>();
    OptionalLong received = FrrJson.number(peer, "pfxRcd");
    // Older releases have the long name.
    (received.isPresent() ? received : FrrJson.number(peer, "prefixReceivedCount"))
        .ifPresent(count -> routes.put("imported", count));
    FrrJson.number(peer, "pfxSnt").ifPresent(count -> routes.put("exported", count));
    String state = FrrJson.text(peer, "state");
    return new BgpChannel(family, state.equals("Established"), routes, limits(state), List.of());
  }

  /** The summary tells a limit only by the state that it has led to. */
  private static List<RouteLimit> limits(String state) {
    return state.equals(PREFIX_COUNT_EXCEEDED)
        ? List.of(new RouteLimit(IMPORT, OptionalLong.empty(), true))
        : List.of();
  }

  List<BgpSession> sessions() {
    return List.copyOf(sessions.values());
  }

  List<RoutingTable> tables() {
    return List.copyOf(tables);
  }

  /** Of the default VRF; empty if BGP is not configured there. */
  String routerId() {
    return routerId;
  }
}
