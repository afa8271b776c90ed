package io.tenken.dirtyflow.dump;

import static org.assertj.core.api.Assertions.assertThat;

import io.tenken.dirtyflow.openflow.Action;
import io.tenken.dirtyflow.openflow.Bits;
import io.tenken.dirtyflow.openflow.Field;
import io.tenken.dirtyflow.openflow.FieldMatch;
import io.tenken.dirtyflow.openflow.Flow;
import io.tenken.dirtyflow.openflow.FlowFlags;
import io.tenken.dirtyflow.openflow.Match;
import io.tenken.dirtyflow.openflow.text.FlowWriter;
import io.tenken.dirtyflow.openflow.text.SpellingMode;
import io.tenken.dirtyflow.table.FlowTable;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Proves that nothing of a line was lost on the way into the table, whatever the parser thinks of
 * it: each token of the line, read alone, must be found in the flow that the whole line became, and
 * each action must be there again when the flow is written.
 */
final class AccountedTokens {

  private static final String ACTIONS = "actions=";
  private static final Flow NOTHING = Captures.flow("actions=drop");

  private final FlowTable table;
  private final int row;
  private final Remembered<FlowDump> dumps;
  private final Flow flow;
  private final String protocols;

  private AccountedTokens(FlowTable table, int row, Remembered<FlowDump> dumps) {
    this.table = table;
    this.row = row;
    this.dumps = dumps;
    this.flow = table.flow(row);
    this.protocols = protocols(flow);
  }

  /**
   * Checks the line, without the blanks around it, that became this row.
   *
   * @param dumps reads a text as a dump
   */
  static void check(String line, FlowTable table, int row, Remembered<FlowDump> dumps) {
    List<String> tokens = split(line, " ,\t", "()");
    int actions = 0;
    while (!tokens.get(actions).startsWith(ACTIONS)) {
      actions++;
    }
    AccountedTokens accounted = new AccountedTokens(table, row, dumps);
    tokens.subList(0, actions).forEach(accounted::requireToken);
    int start = startOfActions(line, tokens.subList(0, actions));
    accounted.requireActions(line.substring(start));
  }

  private static int startOfActions(String line, List<String> before) {
    int at = 0;
    for (String token : before) {
      at = line.indexOf(token, at) + token.length();
    }
    return line.indexOf(ACTIONS, at) + ACTIONS.length();
  }

  private void requireToken(String token) {
    String cookie = token.startsWith("cookie=") ? "" : "cookie=0x0, ";
    FlowDump alone = dumps.of(cookie + protocols + token + " actions=drop\n");
    assertThat(alone.problems()).as("problems of \"%s\" alone", token).isEmpty();
    FlowTable told = alone.table();
    requireSettings(told.flow(0));
    requireMatch(told.flow(0).match());
    if (told.packets(0).isPresent()) {
      assertThat(table.packets(row)).isEqualTo(told.packets(0));
    }
    if (told.bytes(0).isPresent()) {
      assertThat(table.bytes(row)).isEqualTo(told.bytes(0));
    }
    told.age(0).ifPresent(age -> assertThat(table.age(row)).contains(age));
    told.idleAge(0).ifPresent(age -> assertThat(table.idleAge(row)).hasValue(age));
    told.hardAge(0).ifPresent(age -> assertThat(table.hardAge(row)).hasValue(age));
  }

  /** What {@code tp_dst} is depends on the protocol, which another token tells. */
  private static String protocols(Flow flow) {
    StringBuilder text = new StringBuilder();
    for (Field field : List.of(Field.ETH_TYPE, Field.NW_PROTO)) {
      Optional<Bits> value = flow.match().exact(field);
      value.ifPresent(bits -> text.append("%s=%s,".formatted(field.matchName(), bits)));
    }
    return text.toString();
  }

  private void requireSettings(Flow told) {
    requireSame(told.table(), flow.table(), NOTHING.table());
    requireSame(told.priority(), flow.priority(), NOTHING.priority());
    requireSame(told.cookie(), flow.cookie(), NOTHING.cookie());
    requireSame(told.idleTimeout(), flow.idleTimeout(), NOTHING.idleTimeout());
    requireSame(told.hardTimeout(), flow.hardTimeout(), NOTHING.hardTimeout());
    requireSame(told.importance(), flow.importance(), NOTHING.importance());
    for (FlowFlags.Flag flag : FlowFlags.Flag.values()) {
      assertThat(flow.flags().has(flag) || !told.flags().has(flag)).as(flag.word()).isTrue();
    }
  }

  private static void requireSame(long told, long is, long absent) {
    if (told != absent) {
      assertThat(is).isEqualTo(told);
    }
  }

  private void requireMatch(Match told) {
    for (FieldMatch field : told.fields()) {
      assertThat(flow.match().fields()).as("%s", field).anyMatch(own -> covers(own, field));
    }
    told.inPortName().ifPresent(name -> assertThat(flow.match().inPortName()).contains(name));
    assertThat(flow.match().opaque()).containsAll(told.opaque());
  }

  private static boolean covers(FieldMatch own, FieldMatch told) {
    return own.field() == told.field()
        && own.mask().and(told.mask()).equals(told.mask())
        && own.value().and(told.mask()).equals(told.value());
  }

  private void requireActions(String told) {
    if (flow.actions().stream().noneMatch(Action.Opaque.class::isInstance)) {
      int wanted = split(told, ",", "([)]").stream().mapToInt(AccountedTokens::timesWritten).sum();
      assertThat(written(flow)).as(told).hasSize(wanted);
    }
    assertThat(table.actionsText(row)).isEqualTo(told);
  }

  /** A load of more than 64 bits is written as those that ovs-ofctl takes it for. */
  private static int timesWritten(String action) {
    return action.startsWith("load:") ? written(Captures.flow(ACTIONS + action)).size() : 1;
  }

  /** Without a match: a name in it may look like actions. */
  private static List<String> written(Flow flow) {
    Flow bare = new Flow(0, 0, 0, 0, 0, NOTHING.flags(), 0, NOTHING.match(), flow.actions());
    String text = FlowWriter.text(bare, SpellingMode.AS_TOLD);
    int start = text.indexOf(" " + ACTIONS) + ACTIONS.length() + 1;
    return split(text.substring(start), ",", "([)]");
  }

  /** At separators outside of quotes and brackets, those that open before those that close. */
  private static List<String> split(String text, String separators, String brackets) {
    List<String> parts = new ArrayList<>();
    int depth = 0;
    int start = 0;
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c == '"') {
        i = closingQuote(text, i);
      } else if (depth == 0 && separators.indexOf(c) >= 0) {
        parts.add(text.substring(start, i));
        start = i + 1;
      }
      int bracket = brackets.indexOf(c);
      depth += bracket < 0 ? 0 : bracket < brackets.length() / 2 ? 1 : -1;
    }
    parts.add(text.substring(start));
    return parts.stream().filter(part -> !part.isEmpty()).toList();
  }

  private static int closingQuote(String text, int open) {
    for (int i = open + 1; i < text.length(); i++) {
      if (text.charAt(i) == '\\') {
        i++;
      } else if (text.charAt(i) == '"') {
        return i;
      }
    }
    return text.length();
  }
}
