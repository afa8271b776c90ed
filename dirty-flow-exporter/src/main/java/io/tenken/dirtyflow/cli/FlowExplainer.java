package io.tenken.dirtyflow.cli;

import io.tenken.dirtyflow.openflow.Action;
import io.tenken.dirtyflow.openflow.FieldMatch;
import io.tenken.dirtyflow.openflow.Flow;
import io.tenken.dirtyflow.openflow.PortRef;
import io.tenken.dirtyflow.openflow.text.FlowWriter;
import io.tenken.dirtyflow.openflow.text.SpellingMode;
import io.tenken.dirtyflow.openflow.text.TextSink;
import java.util.ArrayList;
import java.util.List;

/** Says in words what a flow does, for those who do not read OpenFlow every day. */
final class FlowExplainer {

  private static final int DEFAULT_PRIORITY = 32768;

  private FlowExplainer() {}

  /** A paragraph of a few lines. */
  static String explain(Flow flow) {
    StringBuilder text = new StringBuilder();
    text.append("In table %d with priority %d".formatted(flow.table(), flow.priority()));
    text.append(flow.priority() == DEFAULT_PRIORITY ? " (the default)" : "");
    text.append(", cookie 0x").append(Long.toHexString(flow.cookie())).append(":\n");
    text.append("  takes ").append(packets(flow)).append(".\n");
    if (flow.drops()) {
      text.append("  drops them.\n");
    }
    for (Action action : flow.actions()) {
      text.append("  ").append(explain(action, flow.table())).append(".\n");
    }
    lifetime(flow, text);
    return text.toString();
  }

  private static String packets(Flow flow) {
    List<String> conditions = new ArrayList<>();
    flow.inPort().ifPresent(port -> conditions.add("that came in on port " + port));
    TextSink sink = new TextSink();
    FlowWriter writer = new FlowWriter(sink, SpellingMode.NORMAL);
    for (FieldMatch field : flow.match().fields()) {
      if (!field.field().name().equals("in_port")) {
        sink.clear();
        writer.writeField(field);
        conditions.add("whose " + sink.toString().replaceFirst("=", " is "));
      }
    }
    flow.match().opaque().forEach(token -> conditions.add("that match \"" + token + "\""));
    return conditions.isEmpty() ? "every packet" : "packets " + String.join(" and ", conditions);
  }

  private static String explain(Action action, int table) {
    if (action instanceof Action.Output output) {
      return output(output);
    } else if (action instanceof Action.Jump jump) {
      return jump.table().isPresent()
          ? "goes on in table " + jump.table().getAsInt()
          : "looks the packet up again in table " + table;
    } else if (action instanceof Action.Conntrack ct) {
      return conntrack(ct);
    } else if (action instanceof Action.Conjunction part) {
      return "is part %d of %d of conjunction %d"
          .formatted(part.clause(), part.clauses(), part.id());
    } else if (action instanceof Action.Learn) {
      return "learns a flow from each packet: " + text(action, table);
    } else if (action instanceof Action.SetField set) {
      return "sets " + set.field() + ": " + text(action, table);
    } else if (action instanceof Action.PopVlan) {
      return "takes the VLAN tag off";
    } else if (action instanceof Action.PushVlan) {
      return "adds a VLAN tag";
    } else if (action instanceof Action.Opaque) {
      return "does something that we do not know: " + text(action, table);
    }
    return "does " + text(action, table);
  }

  private static String output(Action.Output output) {
    if (!(output.port() instanceof PortRef.Numbered port)) {
      return "sends it out of port " + output.port();
    }
    return switch (port.reservedName().orElse("")) {
      case "NORMAL" -> "forwards it like a learning switch";
      case "FLOOD" -> "floods it to all ports but the one it came from";
      case "ALL" -> "sends it to all ports but the one it came from";
      case "IN_PORT" -> "sends it back where it came from";
      case "LOCAL" -> "gives it to the host";
      default -> "sends it out of port " + port;
    };
  }

  private static String conntrack(Action.Conntrack ct) {
    StringBuilder text = new StringBuilder("passes it through connection tracking");
    ct.zone()
        .ifPresent(
            zone ->
                text.append(" in the zone ")
                    .append(zone.source().isPresent() ? "of a register" : zone.number()));
    text.append(ct.commit() ? " and remembers the connection" : "");
    text.append(ct.nat().isPresent() ? " with address translation" : "");
    ct.table().ifPresent(next -> text.append(", then goes on in table ").append(next));
    return text.toString();
  }

  private static String text(Action action, int table) {
    TextSink sink = new TextSink();
    new FlowWriter(sink, SpellingMode.NORMAL).writeAction(action, table);
    return sink.toString();
  }

  private static void lifetime(Flow flow, StringBuilder text) {
    if (flow.idleTimeout() > 0) {
      text.append("  It goes after %d s without a packet.%n".formatted(flow.idleTimeout()));
    }
    if (flow.hardTimeout() > 0) {
      text.append("  It goes after %d s in any case.%n".formatted(flow.hardTimeout()));
    }
  }
}
