package io.tenken.dirtyflow.cli;

import io.tenken.dirtyflow.openflow.Action;
import io.tenken.dirtyflow.openflow.PortRef;
import io.tenken.dirtyflow.openflow.text.FlowWriter;
import io.tenken.dirtyflow.openflow.text.SpellingMode;
import io.tenken.dirtyflow.openflow.text.TextSink;
import java.util.List;
import java.util.stream.Collectors;

/** Says in words what one action does; what is rarer is told in the words of the switch. */
final class ActionExplainer {

  private ActionExplainer() {}

  /**
   * The second half of a sentence that begins with the flow.
   *
   * @param table of the flow
   */
  static String explain(Action action, int table) {
    if (action instanceof Action.Output output) {
      return output(output);
    } else if (action instanceof Action.Jump jump) {
      return jump(jump, table);
    } else if (action instanceof Action.Conntrack ct) {
      return conntrack(ct, table);
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
    return rarer(action, table);
  }

  private static String rarer(Action action, int table) {
    if (action instanceof Action.Controller) {
      return "sends it to the controller: " + text(action, table);
    } else if (action instanceof Action.OutputField output) {
      return "sends it out of the port whose number is in " + output.source().field();
    } else if (action instanceof Action.Enqueue queue) {
      return "sends it out of port %s through queue %d".formatted(queue.port(), queue.queue());
    } else if (action instanceof Action.Group group) {
      return "hands it to group " + group.groupId();
    } else if (action instanceof Action.Meter meter) {
      return "drops what is beyond the rate of meter " + meter.meterId();
    } else if (action instanceof Action.Clone clone) {
      return "with a copy: " + all(clone.actions(), table);
    } else if (action instanceof Action.WriteActions write) {
      return "at the end of the pipeline: " + all(write.actions(), table);
    } else if (action instanceof Action.Move move) {
      return "copies %s to %s: %s"
          .formatted(move.source().field(), move.target().field(), text(action, table));
    } else if (action instanceof Action.DecrementTtl) {
      return "takes one from the time to live, and drops it at 0";
    }
    return "does " + text(action, table);
  }

  private static String all(List<Action> actions, int table) {
    return actions.isEmpty()
        ? "drops it"
        : actions.stream().map(one -> explain(one, table)).collect(Collectors.joining("; "));
  }

  private static String output(Action.Output output) {
    String limit =
        output.maxLength().isPresent()
            ? ", cut to %d bytes".formatted(output.maxLength().getAsLong())
            : "";
    return output(output.port()) + limit;
  }

  private static String output(PortRef to) {
    String word = to instanceof PortRef.Numbered port ? port.reservedName().orElse("") : "";
    return switch (word) {
      case "NORMAL" -> "forwards it like a learning switch";
      case "FLOOD" -> "floods it to all ports but the one it came from";
      case "ALL" -> "sends it to all ports but the one it came from";
      case "IN_PORT" -> "sends it back where it came from";
      case "LOCAL" -> "gives it to the host";
      default -> "sends it out of port " + to;
    };
  }

  private static String jump(Action.Jump jump, int table) {
    String where =
        jump.table().isPresent()
            ? "goes on in table " + jump.table().getAsInt()
            : "looks the packet up again in table " + table;
    String swapped = jump.conntrack() ? ", with source and destination swapped" : "";
    return where
        + jump.inPort().map(port -> ", as if it had come in on port " + port).orElse("")
        + swapped;
  }

  private static String conntrack(Action.Conntrack ct, int table) {
    StringBuilder text = new StringBuilder("passes it through connection tracking");
    ct.zone()
        .ifPresent(
            zone ->
                text.append(" in the zone ")
                    .append(
                        zone.source()
                            .map(source -> "that is in " + source.field())
                            .orElse(Integer.toString(zone.number()))));
    text.append(ct.commit() ? " and remembers the connection" : "");
    text.append(ct.nat().isPresent() ? " with address translation" : "");
    if (!ct.exec().isEmpty()) {
      text.append(", there ").append(all(ct.exec(), table));
    }
    ct.table().ifPresent(next -> text.append(", then goes on in table ").append(next));
    return text.toString();
  }

  private static String text(Action action, int table) {
    TextSink sink = new TextSink();
    new FlowWriter(sink, SpellingMode.NORMAL).writeAction(action, table);
    return sink.toString();
  }
}
