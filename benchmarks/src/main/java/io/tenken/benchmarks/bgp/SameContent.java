package io.tenken.benchmarks.bgp;

import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Compares the pages of two exporters, so that neither is quick by leaving something out. */
final class SameContent {

  private static final Pattern LABEL = Pattern.compile("[{,](name|protocol|peer)=\"([^\"]*)\"");

  private SameContent() {}

  static void ofBird(String theirs, String ours, int sessions) {
    check(
        values(theirs, "bird_protocol_prefix_import_count{", "proto=\"BGP\"", "name"),
        values(ours, "ingress_bgp_routes{", "kind=\"imported\"", "protocol"),
        sessions);
    check(
        values(theirs, "bird_protocol_prefix_export_count{", "proto=\"BGP\"", "name"),
        values(ours, "ingress_bgp_routes{", "kind=\"exported\"", "protocol"),
        sessions);
  }

  static void ofFrr(String theirs, String ours, int sessions) {
    check(
        values(theirs, "frr_bgp_peer_prefixes_received_count_total{", "", "peer"),
        values(ours, "ingress_bgp_routes{", "kind=\"imported\"", "peer"),
        sessions);
    check(
        values(theirs, "frr_bgp_peer_state{", "", "peer"),
        values(ours, "ingress_bgp_session_up{", "", "peer"),
        sessions);
  }

  private static void check(List<String> theirs, List<String> ours, int sessions) {
    if (theirs.size() != sessions || !theirs.equals(ours)) {
      throw new IllegalStateException(
          "the pages differ: %s and %s".formatted(first(theirs), first(ours)));
    }
  }

  private static List<String> first(List<String> values) {
    return values.subList(0, Math.min(5, values.size()));
  }

  /** Session and value of each sample of a metric, sorted. */
  private static List<String> values(String page, String metric, String filter, String label) {
    return page.lines()
        .filter(line -> line.startsWith(metric) && line.contains(filter))
        .map(line -> label(line, label) + " " + number(line))
        .sorted()
        .toList();
  }

  private static String label(String line, String name) {
    Matcher matcher = LABEL.matcher(line);
    while (matcher.find()) {
      if (matcher.group(1).equals(name)) {
        return matcher.group(2);
      }
    }
    return "";
  }

  private static long number(String line) {
    return Math.round(Double.parseDouble(line.substring(line.lastIndexOf(' ') + 1)));
  }
}
