package io.tenken.ingress.bird;

import io.tenken.ingress.bgp.RouteChange;
import io.tenken.ingress.bgp.RouteLimit;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.OptionalLong;

/** Gathers the detail lines of one channel. */
final class ChannelDetails {

  private static final String HIT = "[HIT]";

  private final String name;
  private final Map<String, Long> routes = new LinkedHashMap<>();
  private final List<RouteLimit> limits = new ArrayList<>();
  private final List<RouteChange> changes = new ArrayList<>();
  private List<String> columns = List.of();
  private String state = "";

  ChannelDetails(String name) {
    this.name = name;
  }

  /** False if the value makes no sense and was left out. */
  boolean take(DetailKind kind, String key, String value) {
    switch (kind) {
      case STATE -> state = value.strip();
      case COLUMNS -> columns = columns(value);
      case ROUTES -> {
        return takeRoutes(value);
      }
      case LIMIT -> {
        return takeLimit(firstWord(key), value);
      }
      case CHANGES -> {
        return takeChanges(key, value);
      }
      default -> throw new IllegalArgumentException(kind + " is not of a channel");
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
