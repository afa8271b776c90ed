package io.tenken.ingress.bird;

import io.tenken.ingress.bgp.BfdSession;
import io.tenken.ingress.bgp.BfdState;
import io.tenken.ingress.bgp.BgpChannel;
import io.tenken.ingress.bgp.BgpSession;
import io.tenken.ingress.bgp.ErrorClass;
import io.tenken.ingress.bgp.HoldTimer;
import io.tenken.ingress.bgp.PeerGroup;
import io.tenken.ingress.bgp.SessionError;
import io.tenken.ingress.bgp.SessionFacts;
import io.tenken.ingress.bgp.SessionId;
import io.tenken.ingress.bgp.SessionState;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;

/** Says in common terms what BIRD says in its own. */
final class BirdSessions {

  /** What stands in front of the colon of a last error. */
  private static final Map<String, ErrorClass> ERROR_CLASSES =
      Map.of(
          "Error", ErrorClass.ERROR,
          "Socket", ErrorClass.SOCKET,
          "Received", ErrorClass.RECEIVED,
          "BGP Error", ErrorClass.BGP_ERROR,
          "Automatic shutdown", ErrorClass.AUTO);

  private static final String UP = "UP";
  private static final String NO_INTERFACE = "---";

  private final BirdTime time;

  BirdSessions(BirdTime time) {
    this.time = time;
  }

  /** Of a protocol whose type is BGP. */
  BgpSession bgp(BirdProtocol protocol) {
    SessionState state = state(protocol);
    String peer =
        protocol.detail("Neighbor address").or(() -> protocol.detail("Neighbor range")).orElse("");
    SessionId id =
        new SessionId(
            protocol.detail("VRF").orElse(SessionId.DEFAULT_VRF),
            protocol.name(),
            peer,
            protocol.detail("Neighbor AS").orElse(""));
    SessionFacts facts =
        new SessionFacts(
            PeerGroup.ofProtocol(protocol.name()),
            protocol.detail("Local AS").orElse(""),
            protocol.detail("Description").orElse(""));
    boolean established = state == SessionState.ESTABLISHED;
    return new BgpSession(
        id,
        facts,
        state,
        time.parse(protocol.since()),
        protocol.detail("Last error").flatMap(BirdSessions::error),
        protocol.detail("Hold timer").flatMap(BirdSessions::holdTimer),
        Optional.empty(),
        Optional.empty(),
        protocol.channels().stream().map(c -> channel(c, peer, established)).toList());
  }

  private static SessionState state(BirdProtocol protocol) {
    return switch (protocol.detail("BGP state").orElse("")) {
      case "Established" -> SessionState.ESTABLISHED;
      case "OpenConfirm" -> SessionState.OPEN_CONFIRM;
      case "OpenSent" -> SessionState.OPEN_SENT;
      case "Active", "Passive" -> SessionState.ACTIVE;
      case "Connect" -> SessionState.CONNECT;
      case "Down" -> SessionState.ADMIN_DOWN;
      default -> SessionState.IDLE;
    };
  }

  /** {@code Socket: Connection refused}: class and text. */
  static Optional<SessionError> error(String lastError) {
    if (lastError.isEmpty()) {
      return Optional.empty();
    }
    int colon = lastError.indexOf(':');
    String prefix = colon < 0 ? lastError : lastError.substring(0, colon);
    ErrorClass errorClass = ERROR_CLASSES.getOrDefault(prefix, ErrorClass.OTHER);
    return Optional.of(new SessionError(errorClass, lastError));
  }

  /** {@code 72.958/90}: remaining and whole. */
  private static Optional<HoldTimer> holdTimer(String text) {
    int slash = text.indexOf('/');
    if (slash < 0) {
      return Optional.empty();
    }
    OptionalDouble seconds = Decimal.parse(text.substring(slash + 1).strip());
    OptionalDouble remaining = Decimal.parse(text.substring(0, slash).strip());
    return seconds.isPresent()
        ? Optional.of(new HoldTimer(seconds.getAsDouble(), remaining))
        : Optional.empty();
  }

  /** BIRD 1.6 names neither family nor state: they are the peer's and the session's. */
  private static BgpChannel channel(BirdChannel channel, String peer, boolean established) {
    boolean unnamed = channel.name().isEmpty();
    String peerFamily = peer.indexOf(':') < 0 ? "ipv4" : "ipv6";
    return new BgpChannel(
        unnamed ? peerFamily : channel.name(),
        unnamed ? established : channel.state().equals(UP),
        channel.routes(),
        channel.limits(),
        channel.changes());
  }

  BfdSession bfd(BirdBfdSession session) {
    String networkInterface = session.networkInterface();
    return new BfdSession(
        session.protocol(),
        SessionId.DEFAULT_VRF,
        session.address(),
        networkInterface.equals(NO_INTERFACE) ? "" : networkInterface,
        BfdState.parse(session.state()).orElse(BfdState.DOWN),
        time.parse(session.since()),
        Decimal.parse(session.interval()),
        Decimal.parse(session.timeout()));
  }
}
