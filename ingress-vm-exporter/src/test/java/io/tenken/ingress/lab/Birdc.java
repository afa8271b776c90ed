package io.tenken.ingress.lab;

import io.tenken.testkit.lab.bgp.BirdNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What {@code birdc} prints, picked apart by patterns: the measure for what the exporter shows.
 * Shares no code with the exporter's own parsers.
 */
final class Birdc implements Told {

  private static final Pattern ROW =
      Pattern.compile("^(\\S+) +BGP +\\S+ +\\S+ +(\\d\\d:\\d\\d:\\d\\d(?:\\.\\d+)?)", 8);
  private static final Pattern CHANNEL = Pattern.compile("^  Channel (\\S+)$");
  private static final Pattern DETAIL = Pattern.compile("^ +([A-Za-z ]+): +(.*)$");
  private static final Pattern COUNT = Pattern.compile("(\\d+) ([a-z]+)");
  private static final Pattern CHANGES =
      Pattern.compile("^ +(Import|Export) (update|withdraw)s: +(.*)$");
  private static final Pattern BFD =
      Pattern.compile(
          "^(\\d\\S+) +(\\S+) +(\\S+) +(\\d\\d:\\d\\d:\\d\\d\\S*) +([\\d.]+) +([\\d.]+)$", 8);

  private final List<String> facts = new ArrayList<>();
  private final Map<String, Double> holdRemaining = new TreeMap<>();
  private String[] columns = {};
  private String protocol = "";
  private String family = "";

  private Birdc() {}

  /** Asks for all of it. */
  static Birdc ask(BirdNode bird, String familyWithoutChannels) {
    Birdc birdc = new Birdc();
    for (String block : bird.birdc("show protocols all").split("\n\n", -1)) {
      birdc.family = familyWithoutChannels;
      birdc.protocol = "";
      block.lines().forEach(birdc::read);
    }
    Matcher session = BFD.matcher(bird.birdc("show bfd sessions"));
    while (session.find()) {
      birdc.fact("bfd", session.group(1), session.group(2), session.group(3), session.group(4));
      birdc.fact("bfd-times", session.group(1), number(session.group(5)), number(session.group(6)));
    }
    return birdc;
  }

  private void read(String line) {
    Matcher row = ROW.matcher(line);
    Matcher channel = CHANNEL.matcher(line);
    Matcher changes = CHANGES.matcher(line);
    Matcher detail = DETAIL.matcher(line);
    if (row.find()) {
      protocol = row.group(1);
      fact("since", protocol, row.group(2));
    } else if (protocol.isEmpty()) {
      return;
    } else if (channel.find()) {
      family = channel.group(1);
    } else if (line.contains("Route change stats:")) {
      columns = line.replaceFirst(".*stats: +", "").split("  +", -1);
    } else if (changes.find()) {
      readChanges(changes);
    } else if (detail.find()) {
      readDetail(detail.group(1), detail.group(2));
    }
  }

  private void readChanges(Matcher changes) {
    String[] cells = changes.group(3).split(" +", -1);
    String direction = changes.group(1).toLowerCase(Locale.ROOT);
    for (int i = 0; i < cells.length; i++) {
      if (!cells[i].equals("---")) {
        String column = columns[i].toLowerCase(Locale.ROOT).replace(' ', '_');
        fact("change", protocol, family, direction, changes.group(2), column, number(cells[i]));
      }
    }
  }

  private void readDetail(String key, String value) {
    switch (key) {
      case "BGP state" -> fact("state", protocol, value);
      case "Neighbor address" -> fact("peer", protocol, value);
      case "Neighbor AS" -> fact("as", protocol, value);
      case "Description" -> fact("description", protocol, value);
      case "Last error" -> fact("error", protocol, value.substring(0, value.indexOf(':')));
      case "Import limit" -> fact("limit", protocol, family, value);
      case "Hold timer" -> {
        String[] remainingAndWhole = value.split("/", 2);
        holdRemaining.put(protocol, Double.parseDouble(remainingAndWhole[0]));
        fact("hold", protocol, number(remainingAndWhole[1]));
      }
      case "Routes" -> {
        Matcher count = COUNT.matcher(value);
        while (count.find()) {
          fact("routes", protocol, family, count.group(2), number(count.group(1)));
        }
      }
      default -> {}
    }
  }

  private void fact(String... words) {
    facts.add(String.join(" ", words));
  }

  /** Numbers in one spelling. */
  static String number(String text) {
    return Double.toString(Double.parseDouble(text));
  }

  @Override
  public List<String> facts() {
    return facts.stream().sorted().toList();
  }

  /** Seconds until a session's peer would be given up, by protocol. */
  Map<String, Double> holdRemaining() {
    return holdRemaining;
  }
}
