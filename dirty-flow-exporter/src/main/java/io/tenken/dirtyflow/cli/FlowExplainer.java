package io.tenken.dirtyflow.cli;

import io.tenken.dirtyflow.openflow.Action;
import io.tenken.dirtyflow.openflow.Field;
import io.tenken.dirtyflow.openflow.FieldMatch;
import io.tenken.dirtyflow.openflow.Flow;
import io.tenken.dirtyflow.openflow.FlowHead;
import io.tenken.dirtyflow.openflow.Match;
import io.tenken.dirtyflow.openflow.text.FlowWriter;
import io.tenken.dirtyflow.openflow.text.SpellingMode;
import io.tenken.dirtyflow.openflow.text.TextSink;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Says in words what a flow does, for those who do not read OpenFlow every day. */
final class FlowExplainer {

  private static final int DEFAULT_PRIORITY = FlowHead.DEFAULT_PRIORITY;
  private static final String UNTAGGED = "vlan_tci=0x0000/0x1fff";

  private FlowExplainer() {}

  /** A paragraph of a few lines. */
  static String explain(Flow flow) {
    StringBuilder text = new StringBuilder();
    text.append("In table %d with priority %d".formatted(flow.table(), flow.priority()));
    text.append(flow.priority() == DEFAULT_PRIORITY ? " (the default)" : "");
    text.append(", cookie 0x").append(Long.toHexString(flow.cookie())).append(":\n");
    text.append("  takes ").append(packets(flow.match())).append(".\n");
    if (flow.drops()) {
      text.append("  drops them.\n");
    }
    for (Action action : flow.actions()) {
      text.append("  ").append(ActionExplainer.explain(action, flow.table())).append(".\n");
    }
    lifetime(flow, text);
    return text.toString();
  }

  private static String packets(Match match) {
    List<String> protocols = new ArrayList<>();
    List<String> conditions = new ArrayList<>();
    match.inPort().ifPresent(port -> conditions.add("that came in on port " + port));
    for (String token : tokens(match)) {
      int equals = token.indexOf('=');
      if (equals < 0) {
        protocols.add(token);
      } else if (token.equals(UNTAGGED)) {
        conditions.add("that have no VLAN tag");
      } else {
        conditions.add(
            "whose %s is %s".formatted(token.substring(0, equals), token.substring(equals + 1)));
      }
    }
    match.opaque().forEach(token -> conditions.add("that match \"" + token + "\""));
    if (protocols.isEmpty() && conditions.isEmpty()) {
      return "every packet";
    }
    protocols.add("packets");
    String subject = String.join(" ", protocols);
    return conditions.isEmpty() ? subject : subject + " " + String.join(" and ", conditions);
  }

  /** The words of the switch for all but the port and what is not known. */
  private static List<String> tokens(Match match) {
    List<FieldMatch> fields =
        match.fields().stream().filter(field -> field.field() != Field.IN_PORT).toList();
    TextSink sink = new TextSink();
    new FlowWriter(sink, SpellingMode.NORMAL)
        .writeMatch(new Match(fields, Optional.empty(), List.of()));
    return CommaList.split(sink.toString());
  }

  private static void lifetime(Flow flow, StringBuilder text) {
    if (flow.idleTimeout() > 0) {
      text.append("  It goes after %d s without a packet.\n".formatted(flow.idleTimeout()));
    }
    if (flow.hardTimeout() > 0) {
      text.append("  It goes after %d s in any case.\n".formatted(flow.hardTimeout()));
    }
  }
}
