package io.tenken.ingress.frr;

import java.util.function.IntFunction;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** What bgpd answers that has more peers than were recorded; only what is read of it. */
final class ManyPeers {

  private ManyPeers() {}

  /**
   * @param upsOfFirst how often the first peer has come up; all are up now
   */
  static String summary(int peers, int upsOfFirst) {
    return """
        {"default": {"ipv4Unicast": {"routerId": "10.0.0.1", "peers": {%s}}}}"""
        .formatted(
            list(
                peers,
                i ->
                    """
                    "10.0.1.%d": {"remoteAs": 65000, "localAs": 65001, "state": "Established",
                     "connectionsEstablished": %d, "connectionsDropped": 0, "pfxRcd": 1}"""
                        .formatted(i, i == 1 ? upsOfFirst : 1)));
  }

  /** All have a hold time of 90 seconds, of which 80 are left, and take 100 prefixes. */
  static String neighbors(int peers) {
    return "{\"default\": {%s}}"
        .formatted(
            list(
                peers,
                i ->
                    """
                    "10.0.1.%d": {"bgpState": "Established", "bgpTimerHoldTimeMsecs": 90000,
                     "bgpTimerLastRead": 10000,
                     "addressFamilyInfo": {"ipv4Unicast": {"prefixAllowedMax": 100}}}"""
                        .formatted(i)));
  }

  private static String list(int peers, IntFunction<String> peer) {
    return IntStream.rangeClosed(1, peers).mapToObj(peer).collect(Collectors.joining(","));
  }
}
