package io.tenken.dirtyflow.openflow.text;

import io.tenken.dirtyflow.openflow.ByteSlice;
import io.tenken.dirtyflow.openflow.FlowFlags;
import io.tenken.dirtyflow.openflow.FlowHead;
import io.tenken.dirtyflow.openflow.FlowSyntaxException;
import io.tenken.dirtyflow.openflow.MatchBuilder;
import io.tenken.dirtyflow.openflow.text.LineKey.Setting;
import java.util.EnumSet;

/**
 * Reads one line that holds a flow, in two steps: the settings and counters at its start, then
 * match and actions, which a reader that knows the flow already can leave out.
 *
 * <p>Takes the output of {@code ovs-ofctl dump-flows} in every version and with every option, of
 * {@code ovs-appctl bridge/dump-flows}, and the syntax of {@code ovs-ofctl add-flows}. Reused from
 * line to line; one thread at a time.
 */
public final class FlowLineReader {

  private static final WordTable<LineKey> KEYS = new WordTable<>(LineKey.words());
  private static final AsciiWord ACTIONS = new AsciiWord("actions=");
  private static final int NANO_DIGITS = 9;

  private final MatchReader matches = new MatchReader();
  private final EnumSet<Setting> seen = EnumSet.noneOf(Setting.class);
  private final UsualOrder usual = new UsualOrder();
  private final QuickNumber number = new QuickNumber();
  private byte[] line = new byte[0];
  private int at;
  private int end;

  /** The match of the last line whose rest was read. */
  public MatchBuilder match() {
    return matches.match();
  }

  /**
   * Reads the settings at the start of {@code bytes[start, end)} into {@code head}.
   *
   * @return where match and actions start
   * @throws FlowSyntaxException if a setting has no valid value
   */
  public int head(byte[] bytes, int start, int lineEnd, FlowHead head) {
    line = bytes;
    end = lineEnd;
    head.clear();
    seen.clear();
    int next = start;
    for (int turn = 0; ; turn++) {
      next = skipSeparators(next);
      int keyEnd = usual.keyEnd(turn, bytes, next, lineEnd);
      int stop = keyEnd > 0 ? quick(usual.setting(turn), keyEnd + 1, head) : 0;
      if (stop == 0) {
        at = next;
        keyEnd = keyEnd(next);
        LineKey key = KEYS.find(bytes, next, keyEnd);
        if (!(key instanceof Setting setting)) {
          return next;
        }
        usual.remember(turn, setting);
        stop = tokenEnd(keyEnd);
        setting(setting, keyEnd, stop, head);
      }
      next = stop;
    }
  }

  /** Reads the value of a setting that every line has; 0 if it needs a closer look. */
  private int quick(Setting setting, int start, FlowHead head) {
    int stop =
        switch (setting) {
          case COOKIE -> number.hex(line, start, end);
          case DURATION -> number.duration(line, start, end);
          case TABLE, N_PACKETS, N_BYTES, PRIORITY -> number.decimal(line, start, end);
          default -> 0;
        };
    long value = number.value();
    boolean whole = stop == end || (stop > 0 && (line[stop] == ',' || line[stop] == ' '));
    if (!whole || (setting == Setting.TABLE && value > 255) || seen.contains(setting)) {
      return 0;
    }
    switch (setting) {
      case COOKIE -> head.cookie(value);
      case DURATION -> head.durationNanos(value);
      case TABLE -> head.table((int) value);
      case N_PACKETS -> head.packets(value);
      case N_BYTES -> head.bytes(value);
      default -> {
        if (value >>> 16 != 0) {
          return 0;
        }
        head.priority((int) value);
      }
    }
    seen.add(setting);
    return stop;
  }

  /**
   * Reads what {@link #head} left: the match, further settings, and where the actions stand.
   *
   * @return false if a part of the match is not known and was kept as opaque text
   * @throws FlowSyntaxException if the line is not a flow
   */
  public boolean rest(FlowHead head, ByteSlice actions) {
    matches.clear();
    boolean known = true;
    while (true) {
      at = skipSeparators(at);
      if (ACTIONS.startsAt(line, at, end)) {
        actions.set(line, at + ACTIONS.length(), end);
        known = matches.finish(line) && known;
        matches.match().requireProtocols();
        return known;
      } else if (at >= end) {
        throw new FlowSyntaxException("\"actions=\" is missing");
      }
      int keyEnd = keyEnd(at);
      int stop = tokenEnd(keyEnd);
      LineKey key = KEYS.find(line, at, keyEnd);
      if (key instanceof Setting setting) {
        setting(setting, keyEnd, stop, head);
      } else {
        known = matches.token(key, line, at, keyEnd, stop) && known;
      }
      at = stop;
    }
  }

  /** True if the line begins with a word that flows begin with. */
  static boolean startsLikeFlow(byte[] bytes, int start, int end) {
    int stop = start;
    while (stop < end && Ascii.isKey(bytes[stop])) {
      stop++;
    }
    boolean ends = stop == end || bytes[stop] == '=' || bytes[stop] == ',' || bytes[stop] == ' ';
    return ends && (KEYS.find(bytes, start, stop) != null || ACTIONS.startsAt(bytes, start, end));
  }

  private void setting(Setting setting, int keyEnd, int stop, FlowHead head) {
    if (setting.compareTo(Setting.SEND_FLOW_REM) >= 0
        && setting.compareTo(Setting.NO_READONLY_TABLE) <= 0) {
      flag(setting, keyEnd, stop, head);
      return;
    } else if (keyEnd == stop) {
      throw new FlowSyntaxException(
          "\"" + Numbers.text(line, at, stop) + "\" has no value, and it needs one");
    }
    requireOnce(setting, stop);
    if (line[keyEnd] != '=') {
      throw Numbers.expected("of the form key=value", line, at, stop);
    }
    int value = keyEnd + 1;
    switch (setting) {
      case COOKIE -> head.cookie(Numbers.number(line, value, cookieEnd(value, stop)));
      case DURATION -> head.durationNanos(duration(value, stop));
      case TABLE, TABLE_ID -> head.table(table(value, stop));
      case N_PACKETS -> head.packets(Numbers.decimal(line, value, stop));
      case N_BYTES -> head.bytes(Numbers.decimal(line, value, stop));
      case N_OFFLOAD_PACKETS, N_OFFLOAD_BYTES -> Numbers.decimal(line, value, stop);
      case IDLE_TIMEOUT -> head.idleTimeout(number16(value, stop));
      case HARD_TIMEOUT -> head.hardTimeout(number16(value, stop));
      case IMPORTANCE -> head.importance(number16(value, stop));
      case IDLE_AGE -> head.idleAge(age(value, stop));
      case HARD_AGE -> head.hardAge(age(value, stop));
      case PRIORITY -> head.priority(number16(value, stop));
      default -> throw new IllegalStateException("no setting with a value: " + setting);
    }
  }

  private void requireOnce(Setting setting, int stop) {
    if (!seen.add(setting == Setting.TABLE_ID ? Setting.TABLE : setting)) {
      throw Numbers.expected("told once", line, at, stop);
    }
  }

  private void flag(Setting setting, int keyEnd, int stop, FlowHead head) {
    if (keyEnd != stop) {
      throw Numbers.expected("a flag without value", line, at, stop);
    }
    head.addFlags(FlowFlags.Flag.valueOf(setting.name()).bit());
  }

  /** A mask of all bits may follow the cookie: {@code cookie=0x1/-1} of a flow file. */
  private int cookieEnd(int value, int stop) {
    int slash = Numbers.indexOf(line, value, stop, '/');
    if (slash < 0) {
      return stop;
    } else if (!Numbers.text(line, slash + 1, stop).equals("-1")) {
      throw Numbers.expected("a cookie without mask", line, value, stop);
    }
    return slash;
  }

  private int table(int value, int stop) {
    if (value >= stop || !Ascii.isDigit(line[value])) {
      throw new FlowSyntaxException(
          "table \""
              + Numbers.text(line, value, stop)
              + "\" is a name; make the dump with --no-names");
    }
    long table = Numbers.decimal(line, value, stop);
    if (table > 255) {
      throw Numbers.expected("the number of a table", line, value, stop);
    }
    return (int) table;
  }

  private int number16(int value, int stop) {
    return (int) Numbers.number(line, value, stop, 16);
  }

  private int age(int value, int stop) {
    return Math.min(number16(value, stop), 0xfffe);
  }

  /** {@code 86.558s}: seconds with any number of decimals. */
  private long duration(int value, int stop) {
    int unit = stop - 1;
    if (unit <= value || line[unit] != 's') {
      throw Numbers.expected("a duration in seconds", line, value, stop);
    }
    int dot = Numbers.indexOf(line, value, unit, '.');
    long seconds = Numbers.decimal(line, value, dot < 0 ? unit : dot);
    long nanos = 0;
    if (dot >= 0) {
      int digits = unit - dot - 1;
      nanos = digits > NANO_DIGITS ? -1 : Numbers.decimal(line, dot + 1, unit);
      for (int i = digits; i < NANO_DIGITS; i++) {
        nanos *= 10;
      }
    }
    if (nanos < 0 || seconds < 0 || seconds > Long.MAX_VALUE / 2_000_000_000L) {
      throw Numbers.expected("a duration in seconds", line, value, stop);
    }
    return seconds * 1_000_000_000L + nanos;
  }

  private int skipSeparators(int start) {
    int i = start;
    while (i < end && (line[i] == ' ' || line[i] == ',' || line[i] == '\t')) {
      i++;
    }
    return i;
  }

  /** Where the key that starts there ends. */
  private int keyEnd(int start) {
    int i = start;
    while (i < end && Ascii.isKey(line[i])) {
      i++;
    }
    return i;
  }

  /** Where the token ends whose key ends at {@code keyEnd}; quotes and parentheses protect. */
  private int tokenEnd(int keyEnd) {
    int depth = 0;
    for (int i = keyEnd; i < end; i++) {
      if (Ascii.isPlain(line[i])) {
        continue;
      }
      switch (line[i]) {
        case ',', ' ', '\t' -> {
          if (depth == 0) {
            return i;
          }
        }
        case '(' -> depth++;
        case ')' -> depth--;
        case '"' -> i = QuotedText.close(line, i, end) - 1;
        default -> {}
      }
    }
    return end;
  }
}
