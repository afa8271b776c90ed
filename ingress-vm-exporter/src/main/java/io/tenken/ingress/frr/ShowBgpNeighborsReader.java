package io.tenken.ingress.frr;

import com.fasterxml.jackson.databind.JsonNode;
import io.tenken.core.spi.CollectorException;
import io.tenken.ingress.bgp.ErrorClass;
import io.tenken.ingress.bgp.HoldTimer;
import io.tenken.ingress.bgp.SessionError;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalLong;
import java.util.Set;

/** Reads {@code show bgp vrf all neighbors json}. */
final class ShowBgpNeighborsReader {

  static final String COMMAND = "show bgp vrf all neighbors json";

  /** 6 of about 80. */
  private static final Set<String> WANTED =
      Set.of(
          "bgpState",
          "bgpTimerHoldTimeMsecs",
          "bgpTimerLastRead",
          "lastResetDueTo",
          "lastNotificationReason",
          "addressFamilyInfo");

  private ShowBgpNeighborsReader() {}

  /**
   * @throws CollectorException PARSE if it is no JSON
   */
  static Map<NeighborKey, NeighborDetails> read(String text) throws CollectorException {
    Map<NeighborKey, NeighborDetails> details = new HashMap<>();
    FrrJson.parse(text, COMMAND, WANTED)
        .ifPresent(vrfs -> vrfs.properties().forEach(vrf -> readVrf(vrf, details)));
    return details;
  }

  private static void readVrf(
      Map.Entry<String, JsonNode> vrf, Map<NeighborKey, NeighborDetails> into) {
    for (Map.Entry<String, JsonNode> neighbor : vrf.getValue().properties()) {
      // Beside the neighbors stand vrfId and vrfName.
      if (neighbor.getValue().isObject()) {
        into.put(new NeighborKey(vrf.getKey(), neighbor.getKey()), neighbor(neighbor.getValue()));
      }
    }
  }

  private static NeighborDetails neighbor(JsonNode node) {
    boolean established = FrrJson.text(node, "bgpState").equals("Established");
    return new NeighborDetails(
        established ? hold(node) : Optional.empty(),
        established ? Optional.empty() : error(node),
        prefixLimits(node.path("addressFamilyInfo")));
  }

  private static Optional<HoldTimer> hold(JsonNode node) {
    OptionalLong millis = FrrJson.number(node, "bgpTimerHoldTimeMsecs");
    if (millis.isEmpty()) {
      return Optional.empty();
    }
    OptionalLong sinceRead = FrrJson.number(node, "bgpTimerLastRead");
    OptionalDouble remaining =
        sinceRead.isPresent() && millis.getAsLong() > 0
            ? OptionalDouble.of(Math.max(0, millis.getAsLong() - sinceRead.getAsLong()) / 1e3)
            : OptionalDouble.empty();
    return Optional.of(new HoldTimer(millis.getAsLong() / 1e3, remaining));
  }

  private static Optional<SessionError> error(JsonNode node) {
    String reason = FrrJson.text(node, "lastResetDueTo");
    if (reason.isEmpty()) {
      return Optional.empty();
    }
    String notification = FrrJson.text(node, "lastNotificationReason");
    String text = notification.isEmpty() ? reason : reason + ": " + notification;
    return Optional.of(new SessionError(errorClass(reason), text));
  }

  private static ErrorClass errorClass(String reason) {
    String words = reason.toLowerCase(Locale.ROOT);
    if (words.contains("notification received")) {
      return ErrorClass.RECEIVED;
    }
    if (words.contains("notification send") || words.contains("notification sent")) {
      return ErrorClass.BGP_ERROR;
    }
    return words.contains("peer closed") ? ErrorClass.SOCKET : ErrorClass.ERROR;
  }

  private static Map<String, Long> prefixLimits(JsonNode families) {
    Map<String, Long> limits = new HashMap<>();
    for (Map.Entry<String, JsonNode> family : families.properties()) {
      FrrJson.number(family.getValue(), "prefixAllowedMax")
          .ifPresent(most -> limits.put(AddressFamily.name(family.getKey()), most));
    }
    return limits;
  }
}
