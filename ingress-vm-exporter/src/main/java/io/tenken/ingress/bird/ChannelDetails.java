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
  private final ChangeColumns headings;
  private final Map<String, Long> routes = new LinkedHashMap<>();
  private final List<RouteLimit> limits = new ArrayList<>();
  private final List<RouteChange> changes = new ArrayList<>();
  private List<String> columns = List.of();
  private String state = "";

  /**
   * @param headings of all channels of an answer
   */
  ChannelDetails(String name, ChangeColumns headings) {
    this.name = name;
    this.headings = headings;
  }

  /** False if the value makes no sense and was left out. */
  boolean take(DetailKind kind, String key, String value) {
    switch (kind) {
      case STATE -> state = value.strip();
      case COLUMNS -> columns = headings.of(value);
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

  private boolean takeChanges(String key, String value) {
    String direction = key.startsWith("Import") ? "import" : "export";
    String change = key.endsWith("withdraws") ? "withdraw" : "update";
    List<RouteChange> row = new ArrayList<>(columns.size());
    int at = 0;
    for (String outcome : columns) {
      int start = Words.skipBlanks(value, at);
      at = Words.skipWord(value, start);
      if (start == at) {
        return false;
      }
      // "---" says that the case cannot occur, which is not 0.
      long count = Decimal.whole(value, start, at);
      if (count >= 0) {
        row.add(new RouteChange(direction, change, outcome, count));
      }
    }
    boolean whole = Words.skipBlanks(value, at) == value.length();
    if (whole) {
      changes.addAll(row);
    }
    return whole;
  }

  private static String firstWord(String key) {
    return key.substring(0, key.indexOf(' ')).toLowerCase(Locale.ROOT);
  }

  private static OptionalLong number(String text) {
    long value = Decimal.whole(text, 0, text.length());
    return value >= 0 ? OptionalLong.of(value) : OptionalLong.empty();
  }

  BirdChannel channel() {
    return new BirdChannel(name, state, routes, limits, changes);
  }
}
