package io.tenken.ingress.bird;

import io.tenken.ingress.bgp.RouteChange;
import io.tenken.ingress.bgp.RouteLimit;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.OptionalLong;
import java.util.Set;

/** Gathers the detail lines of one channel. */
final class ChannelDetails {

  private static final String CHANGES_HEAD = "Route change stats";
  private static final String HIT = "[HIT]";

  /** Known, and of no interest here. */
  private static final Set<String> IGNORED =
      Set.of(
          "Import state",
          "Export state",
          "Table",
          "Preference",
          "Input filter",
          "Output filter",
          "Action",
          "Neighbor GR",
          "LL stale timer",
          "BGP Next hop",
          "IGP IPv4 table",
          "IGP IPv6 table",
          "Base table");

  private static final Set<String> LIMITS = Set.of("Receive limit", "Import limit", "Export limit");

  private static final Set<String> CHANGES =
      Set.of("Import updates", "Import withdraws", "Export updates", "Export withdraws");

  private final String name;
  private final Map<String, Long> routes = new LinkedHashMap<>();
  private final List<RouteLimit> limits = new ArrayList<>();
  private final List<RouteChange> changes = new ArrayList<>();
  private List<String> columns = List.of();
  private String state = "";

  ChannelDetails(String name) {
    this.name = name;
  }

  static boolean knows(String key) {
    return key.equals("State")
        || key.equals("Routes")
        || key.equals(CHANGES_HEAD)
        || IGNORED.contains(key)
        || LIMITS.contains(key)
        || CHANGES.contains(key)
        || isPendingNote(key);
  }

  /** BIRD 3: "Pending 0 attribute sets with total 0 prefixes to send", without a colon. */
  private static boolean isPendingNote(String key) {
    return key.startsWith("Pending ");
  }

  /** False if the value makes no sense and was left out. */
  boolean take(String key, String value) {
    if (IGNORED.contains(key) || isPendingNote(key)) {
      return true;
    }
    if (LIMITS.contains(key)) {
      return takeLimit(firstWord(key), value);
    }
    if (CHANGES.contains(key)) {
      return takeChanges(key, value);
    }
    switch (key) {
      case "State" -> state = value.strip();
      case CHANGES_HEAD -> columns = columns(value);
      default -> {
        return takeRoutes(value);
      }
    }
    return true;
  }

  /** {@code 3 imported, 1 filtered, 5 exported, 2 preferred}. */
  private boolean takeRoutes(String value) {
    boolean understood = true;
    for (String part : value.split(",", -1)) {
      List<String> numberAndKind = Words.of(part, 1);
      OptionalLong number =
          numberAndKind.size() == 2 ? number(numberAndKind.get(0)) : OptionalLong.empty();
      if (number.isPresent()) {
        routes.put(numberAndKind.get(1), number.getAsLong());
      } else {
        understood = false;
      }
    }
    return understood;
  }

  private boolean takeLimit(String kind, String value) {
    OptionalLong most = number(value.replace(HIT, "").strip());
    if (most.isPresent()) {
      limits.add(new RouteLimit(kind, most, value.contains(HIT)));
    }
    return most.isPresent();
  }

  /** The headings, which stand at least two blanks apart: {@code RX limit} is one of them. */
  private static List<String> columns(String value) {
    List<String> names = new ArrayList<>();
    for (String name : Words.of(value, 2)) {
      names.add(name.toLowerCase(Locale.ROOT).replace(' ', '_'));
    }
    return names;
  }

  private boolean takeChanges(String key, String value) {
    List<String> cells = Words.of(value, 1);
    if (cells.size() != columns.size()) {
      return false;
    }
    String direction = firstWord(key);
    String change = key.endsWith("withdraws") ? "withdraw" : "update";
    for (int i = 0; i < cells.size(); i++) {
      String outcome = columns.get(i);
      // "---" says that the case cannot occur, which is not 0.
      number(cells.get(i))
          .ifPresent(count -> changes.add(new RouteChange(direction, change, outcome, count)));
    }
    return true;
  }

  private static String firstWord(String key) {
    return key.substring(0, key.indexOf(' ')).toLowerCase(Locale.ROOT);
  }

  private static OptionalLong number(String text) {
    try {
      long value = Long.parseLong(text);
      return value >= 0 ? OptionalLong.of(value) : OptionalLong.empty();
    } catch (NumberFormatException notANumber) {
      return OptionalLong.empty();
    }
  }

  BirdChannel channel() {
    return new BirdChannel(name, state, routes, limits, changes);
  }
}
