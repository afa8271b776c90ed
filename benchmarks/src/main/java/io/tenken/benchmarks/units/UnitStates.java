package io.tenken.benchmarks.units;

import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Compares what two pages say of units, so that neither is quick by leaving something out. */
final class UnitStates {

  /** The state that a unit is in; labels in any order. */
  private static final Pattern STATE =
      Pattern.compile("(?:node_)?systemd_unit_state\\{([^}]*)\\} 1");

  private static final Pattern NAME = Pattern.compile("name=\"([^\"]*)\"");
  private static final Pattern VALUE = Pattern.compile("state=\"([^\"]*)\"");

  private UnitStates() {}

  /**
   * Returns the number of units.
   *
   * @throws IllegalStateException if the pages differ
   */
  static int checkEqual(String theirs, String ours) {
    Map<String, String> expected = states(theirs);
    Map<String, String> shown = states(ours);
    if (expected.isEmpty() || !expected.equals(shown)) {
      throw new IllegalStateException("the pages differ: %s and %s".formatted(expected, shown));
    }
    return shown.size();
  }

  private static Map<String, String> states(String page) {
    Map<String, String> states = new TreeMap<>();
    Matcher matcher = STATE.matcher(page);
    while (matcher.find()) {
      states.put(group(NAME, matcher.group(1)), group(VALUE, matcher.group(1)));
    }
    return states;
  }

  private static String group(Pattern pattern, String labels) {
    Matcher matcher = pattern.matcher(labels);
    return matcher.find() ? matcher.group(1) : "";
  }
}
