package io.tenken.ingress.lab;

import io.tenken.core.testing.PageSamples;
import io.tenken.testkit.exposition.ParsedSample;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** What the exporter shows, said as {@link Birdc} says it. */
final class Shown {

  private static final Map<String, String> ERRORS =
      Map.of(
          "error", "Error",
          "socket", "Socket",
          "received", "Received",
          "bgp_error", "BGP Error",
          "auto", "Automatic shutdown");

  private static final List<String> BFD_STATES = List.of("AdminDown", "Down", "Init", "Up");

  private final PageSamples page;
  private final DateTimeFormatter time;
  private final List<String> facts = new ArrayList<>();

  private Shown(PageSamples page, DateTimeFormatter time) {
    this.page = page;
    this.time = time;
  }

  /**
   * @param timePattern as the daemon writes a time of day
   * @param states words for the numbers of states
   */
  static List<String> facts(PageSamples page, String timePattern, Map<String, String> states) {
    Shown shown =
        new Shown(page, DateTimeFormatter.ofPattern(timePattern).withZone(ZoneId.systemDefault()));
    shown.sessions(states);
    shown.channels();
    shown.bfd();
    return shown.facts.stream().sorted().toList();
  }

  private void sessions(Map<String, String> states) {
    for (ParsedSample s : page.of("ingress_bgp_session_state")) {
      String protocol = s.labels().get("protocol");
      fact("state", protocol, states.getOrDefault(protocol, stateWord(s.value())));
      fact("peer", protocol, s.labels().get("peer"));
      fact("as", protocol, s.labels().get("peer_as"));
    }
    for (ParsedSample s : page.of("ingress_bgp_session_since_timestamp_seconds")) {
      fact("since", s.labels().get("protocol"), timeOf(s));
    }
    for (ParsedSample s : page.of("ingress_bgp_session_info")) {
      if (!s.labels().get("description").isEmpty()) {
        fact("description", s.labels().get("protocol"), s.labels().get("description"));
      }
    }
    for (ParsedSample s : page.of("ingress_bgp_session_last_error")) {
      fact("error", s.labels().get("protocol"), ERRORS.get(s.labels().get("class")));
    }
    for (ParsedSample s : page.of("ingress_bgp_session_hold_time_seconds")) {
      fact("hold", s.labels().get("protocol"), Double.toString(s.value()));
    }
  }

  private void channels() {
    for (ParsedSample s : page.of("ingress_bgp_routes")) {
      fact("routes", label(s, "protocol", "family", "kind"), Double.toString(s.value()));
    }
    for (ParsedSample s : page.of("ingress_bgp_route_changes_total")) {
      String labels = label(s, "protocol", "family", "direction", "change", "outcome");
      fact("change", labels, Double.toString(s.value()));
    }
    for (ParsedSample s : page.of("ingress_bgp_limit_routes")) {
      boolean hit = page.value("ingress_bgp_limit_hit", s.labels()).getAsDouble() == 1;
      fact("limit", label(s, "protocol", "family"), s.valueText() + (hit ? " [HIT]" : ""));
    }
  }

  private void bfd() {
    for (ParsedSample s : page.of("ingress_bfd_session_state")) {
      String since = timeOf(sample("ingress_bfd_session_since_timestamp_seconds", s.labels()));
      String state = BFD_STATES.get((int) s.value());
      fact("bfd", label(s, "peer", "interface"), state, since);
      fact(
          "bfd-times",
          s.labels().get("peer"),
          Double.toString(sample("ingress_bfd_session_interval_seconds", s.labels()).value()),
          Double.toString(sample("ingress_bfd_session_timeout_seconds", s.labels()).value()));
    }
  }

  private ParsedSample sample(String metric, Map<String, String> labels) {
    return page.of(metric, labels).get(0);
  }

  private static String label(ParsedSample sample, String... names) {
    return List.of(names).stream()
        .map(name -> String.valueOf(sample.labels().get(name)))
        .reduce((a, b) -> a + " " + b)
        .orElseThrow();
  }

  private String timeOf(ParsedSample sample) {
    return time.format(Instant.ofEpochMilli(Math.round(sample.value() * 1000)));
  }

  /** BIRD's word for the number; 3 is also Passive. */
  private static String stateWord(double state) {
    return List.of("Down", "Idle", "Connect", "Active", "OpenSent", "OpenConfirm", "Established")
        .get((int) state);
  }

  private void fact(String... words) {
    facts.add(String.join(" ", words));
  }

  /** Seconds until a session's peer would be given up, by protocol. */
  static Map<String, Double> holdRemaining(PageSamples page) {
    Map<String, Double> remaining = new TreeMap<>();
    for (ParsedSample s : page.of("ingress_bgp_session_hold_remaining_seconds")) {
      remaining.put(String.valueOf(s.labels().get("protocol")), s.value());
    }
    return remaining;
  }
}
