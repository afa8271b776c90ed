package io.tenken.dirtyflow.cli;

import io.tenken.dirtyflow.openflow.Action;
import io.tenken.dirtyflow.openflow.FieldMatch;
import io.tenken.dirtyflow.openflow.FlowFlags;
import io.tenken.dirtyflow.openflow.FlowSyntaxException;
import io.tenken.dirtyflow.openflow.Match;
import io.tenken.dirtyflow.openflow.PortRef;
import io.tenken.dirtyflow.openflow.text.MatchText;
import io.tenken.dirtyflow.table.FlowTable;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads one term of a {@link FlowFilter}. */
final class FlowTermParser {

  private static final Pattern TERM =
      Pattern.compile("(!?)([a-z0-9_]+)(?:(!=|<=|>=|=|<|>)(.*))?", Pattern.DOTALL);

  private FlowTermParser() {}

  static FlowTerm parse(String text) {
    Matcher term = TERM.matcher(text);
    if (!term.matches()) {
      throw new IllegalArgumentException(
          "\"%s\": expected key, !key, key=value, key!=value or key<number".formatted(text));
    }
    String key = term.group(2);
    boolean bare = term.group(3) == null;
    FlowTerm condition = bare ? bare(key, text) : compared(key, term.group(3), term.group(4), text);
    return term.group(1).isEmpty() ? condition : condition.negated();
  }

  /** A flag, {@code drop}, or a field that must be matched in some way. */
  private static FlowTerm bare(String key, String text) {
    if (key.equals("drop")) {
      return (table, row) -> table.actions(row).isEmpty();
    }
    for (FlowFlags.Flag flag : FlowFlags.Flag.values()) {
      if (flag.word().equals(key)) {
        return (table, row) -> table.flow(row).flags().has(flag);
      }
    }
    Optional<Match> protocol = MatchText.protocolWord(key);
    if (protocol.isPresent()) {
      return (table, row) -> covers(table.match(row), protocol.get());
    }
    Predicate<Match> presence = MatchText.presence(key).orElseThrow(() -> unknown(text));
    return (table, row) -> presence.test(table.match(row));
  }

  private static FlowTerm compared(String key, String operator, String value, String text) {
    FlowTerm condition =
        switch (key) {
          case "table" ->
              number(operator, value, (table, row) -> OptionalLong.of(table.table(row)));
          case "priority" ->
              number(operator, value, (table, row) -> OptionalLong.of(table.priority(row)));
          case "n_packets" -> number(operator, value, FlowTable::packets);
          case "n_bytes" -> number(operator, value, FlowTable::bytes);
          case "duration" -> number(operator, value, FlowTermParser::ageSeconds);
          case "idle_timeout" ->
              number(
                  operator, value, (table, row) -> OptionalLong.of(table.flow(row).idleTimeout()));
          case "hard_timeout" ->
              number(
                  operator, value, (table, row) -> OptionalLong.of(table.flow(row).hardTimeout()));
          case "cookie" -> cookie(value);
          case "out_port" -> action(output(value));
          case "jump" -> action(jump(parseNumber(value)));
          case "group" -> action(group(parseNumber(value)));
          case "action" -> action(kind(value));
          default -> field(key, value, text);
        };
    return operator.equals("!=") ? condition.negated() : condition;
  }

  /** A number of a flow that may be absent, which meets no comparison. */
  private interface Counter {
    OptionalLong of(FlowTable table, int row);
  }

  private static FlowTerm number(String operator, String value, Counter number) {
    long wanted = parseNumber(value);
    return (table, row) -> {
      OptionalLong is = number.of(table, row);
      return is.isPresent() && holds(operator, Long.compareUnsigned(is.getAsLong(), wanted));
    };
  }

  private static boolean holds(String operator, int comparison) {
    return switch (operator) {
      case "<" -> comparison < 0;
      case "<=" -> comparison <= 0;
      case ">" -> comparison > 0;
      case ">=" -> comparison >= 0;
      default -> comparison == 0;
    };
  }

  private static OptionalLong ageSeconds(FlowTable table, int row) {
    return table.age(row).map(age -> OptionalLong.of(age.toSeconds())).orElse(OptionalLong.empty());
  }

  private static FlowTerm cookie(String value) {
    int slash = value.indexOf('/');
    long wanted = parseNumber(slash < 0 ? value : value.substring(0, slash));
    long mask = slash < 0 ? -1L : parseNumber(value.substring(slash + 1));
    return (table, row) -> ((table.cookie(row) ^ wanted) & mask) == 0;
  }

  private static FlowTerm action(Predicate<Action> wanted) {
    return (table, row) -> ActionSearch.anywhere(table.actions(row), wanted);
  }

  private static Predicate<Action> output(String port) {
    PortRef wanted = MatchText.port(port);
    return action ->
        (action instanceof Action.Output output && output.port().equals(wanted))
            || (action instanceof Action.Enqueue enqueue && enqueue.port().equals(wanted));
  }

  private static Predicate<Action> jump(long table) {
    OptionalInt wanted = OptionalInt.of((int) table);
    return action ->
        (action instanceof Action.Jump jump && jump.table().equals(wanted))
            || (action instanceof Action.Conntrack ct && ct.table().equals(wanted));
  }

  private static Predicate<Action> group(long id) {
    return action -> action instanceof Action.Group group && group.groupId() == id;
  }

  /** By the name of the term: {@code action=learn}, {@code action=set_field}. */
  private static Predicate<Action> kind(String name) {
    String wanted = name.toLowerCase(Locale.ROOT);
    return action -> ActionSearch.name(action).equals(wanted);
  }

  private static FlowTerm field(String key, String value, String text) {
    List<Match> wanted;
    try {
      wanted = MatchText.parse(key + "=" + value);
    } catch (FlowSyntaxException wrong) {
      throw new IllegalArgumentException("\"%s\": %s".formatted(text, wrong.reason()), wrong);
    }
    if (wanted.stream().anyMatch(match -> !match.opaque().isEmpty())) {
      throw unknown(text);
    }
    return (table, row) -> {
      Match match = table.match(row);
      return wanted.stream().anyMatch(one -> covers(match, one));
    };
  }

  /** True if every bit that {@code wanted} looks at is looked at by {@code match}, and is equal. */
  private static boolean covers(Match match, Match wanted) {
    for (FieldMatch field : wanted.fields()) {
      Optional<FieldMatch> own = match.field(field.field());
      boolean equal =
          own.isPresent()
              && own.get().mask().and(field.mask()).equals(field.mask())
              && own.get().value().and(field.mask()).equals(field.value());
      if (!equal) {
        return false;
      }
    }
    return wanted.inPortName().isEmpty() || wanted.inPortName().equals(match.inPortName());
  }

  private static long parseNumber(String text) {
    try {
      return text.equals("-1") ? -1L : MatchText.number(text);
    } catch (FlowSyntaxException wrong) {
      throw new IllegalArgumentException(wrong.reason(), wrong);
    }
  }

  private static IllegalArgumentException unknown(String term) {
    return new IllegalArgumentException(
        "\"%s\": no field, setting, counter or flag of this name".formatted(term));
  }
}
