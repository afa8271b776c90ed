package io.tenken.core.untrusted;

import java.util.ArrayDeque;
import java.util.Deque;

/**
 * How many instructions a pattern becomes, roughly. RE2/J unrolls counted repetitions and, other
 * than Go's original, lets them multiply: {@code ((x{1000}){1000}){1000}} takes 20 characters and
 * all memory. So they are counted before they are compiled.
 */
final class PatternSize {

  private static final long ENOUGH = 1_000_000_000;

  private final String pattern;
  private final Deque<Group> open = new ArrayDeque<>();
  private Group group = new Group();
  private int at;

  private PatternSize(String pattern) {
    this.pattern = pattern;
  }

  /** Never more than {@value #ENOUGH}. Says something also for patterns that are none. */
  static long of(String pattern) {
    PatternSize size = new PatternSize(pattern);
    while (size.at < pattern.length()) {
      size.step();
    }
    while (!size.open.isEmpty()) {
      size.closeGroup();
    }
    return size.group.total();
  }

  private void step() {
    switch (pattern.charAt(at++)) {
      case '(' -> {
        open.push(group);
        group = new Group();
      }
      case ')' -> closeGroup();
      case '[' -> skipClass();
      case '\\' -> skipEscape();
      case '{' -> group.repeat(highestCount());
      default -> group.add(1);
    }
  }

  private void closeGroup() {
    if (!open.isEmpty()) {
      long inner = group.total();
      group = open.pop();
      group.add(inner);
    }
  }

  private void skipClass() {
    group.add(1);
    // A bracket that comes first stands for itself.
    at += pattern.startsWith("^]", at) ? 2 : pattern.startsWith("]", at) ? 1 : 0;
    while (at < pattern.length() && pattern.charAt(at) != ']') {
      at += pattern.charAt(at) == '\\' ? 2 : 1;
    }
    at++;
  }

  private void skipEscape() {
    group.add(1);
    boolean namedClass = pattern.startsWith("p{", at) || pattern.startsWith("P{", at);
    int close = namedClass ? pattern.indexOf('}', at) : at;
    at = Math.max(at, close) + 1;
  }

  /** Of {@code {n}}, {@code {n,}} or {@code {n,m}} behind the brace; 1 for anything else. */
  private long highestCount() {
    int close = pattern.indexOf('}', at);
    String[] counts = close < 0 ? new String[0] : pattern.substring(at, close).split(",", 2);
    long highest = 1;
    for (String count : counts) {
      if (count.matches("[0-9]{1,4}")) {
        highest = Math.max(highest, Long.parseLong(count));
      }
    }
    return highest;
  }

  /** What stands between two parentheses: the last item can still be repeated. */
  private static final class Group {

    private long before;
    private long last = 1;

    void add(long item) {
      before = total();
      last = item;
    }

    void repeat(long times) {
      last = Math.min(ENOUGH, last * times);
    }

    long total() {
      return Math.min(ENOUGH, before + last);
    }
  }
}
