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
  private final AnswerScope scope;
  private final Map<String, Long> routes = new LinkedHashMap<>();
  private final List<RouteLimit> limits = new ArrayList<>();
  private final List<RouteChange> changes = new ArrayList<>();
  private List<String> columns = List.of();
  private String state = "";

  ChannelDetails(String name, AnswerScope scope) {
    this.name = name;
    this.scope = scope;
  }

  /** False if the value makes no sense and was left out. */
  boolean take(DetailKey key, String value) {
    switch (key.kind()) {
      case STATE -> state = value.strip();
      case COLUMNS -> columns = scope.headings().of(value);
      case ROUTES -> {
        return takeRoutes(value);
      }
      case LIMIT -> {
        return takeLimit(scope.texts().same(firstWord(key.text())), value);
      }
      case CHANGES -> {
        return takeChanges(key.text(), value);
      }
      default -> throw new IllegalArgumentException(key + " is not of a channel");
    }
    return true;
  }

  /** {@code 3 imported, 1 filtered, 5 exported, 2 preferred}. */
  private boolean takeRoutes(String value) {
    boolean understood = true;
    int start = 0;
    while (start <= value.length()) {
      int comma = value.indexOf(',', start);
      int end = comma < 0 ? value.length() : comma;
      understood &= takeRoutes(value, start, end);
      start = end + 1;
    }
    return understood;
  }

  private boolean takeRoutes(String value, int from, int to) {
    int start = Words.skipBlanks(value, from);
    int end = Math.min(to, Words.skipWord(value, start));
    long number = Decimal.whole(value, start, end);
    int kindStart = Words.skipBlanks(value, end);
    int kindEnd = Math.min(to, Words.skipWord(value, kindStart));
    boolean twoWords = kindStart < kindEnd && Words.skipBlanks(value, kindEnd) == to;
    if (number < 0 || !twoWords) {
      return false;
    }
    routes.put(scope.texts().same(value.substring(kindStart, kindEnd)), number);
    return true;
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
