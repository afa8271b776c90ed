package io.tenken.dirtyflow.openflow.text;

import io.tenken.dirtyflow.openflow.Action;
import io.tenken.dirtyflow.openflow.PortRef;
import io.tenken.dirtyflow.openflow.Spelling;
import io.tenken.dirtyflow.openflow.Subfield;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Writes actions as {@code ovs-ofctl} prints them. One thread at a time. */
public final class ActionsWriter {

  private static final long RESERVED_PORTS = 0xffff_ff00L;

  private final TextSink sink;
  private final SpellingMode mode;
  private final SetWriter sets;
  private final ArgumentWriter arguments;

  public ActionsWriter(TextSink sink, SpellingMode mode) {
    this.sink = sink;
    this.mode = mode;
    this.sets = new SetWriter(sink, mode);
    this.arguments = new ArgumentWriter(sink);
  }

  /**
   * Appends the list: what follows {@code actions=}.
   *
   * @param table the table of the flow; in {@link SpellingMode#NORMAL} a jump at the end to a later
   *     one is a {@code goto_table}
   */
  public void write(List<Action> actions, int table) {
    Optional<Action.Jump> last = mode == SpellingMode.NORMAL ? lastJump(actions) : Optional.empty();
    if (last.isPresent() && last.get().table().getAsInt() > table) {
      List<Action> others = actions.subList(0, actions.size() - 1);
      if (!others.isEmpty()) {
        list(others);
        sink.put(',');
      }
      sink.put("goto_table:").decimal(last.get().table().getAsInt());
    } else {
      list(actions);
    }
  }

  /** The jump at the end that goes to a table with the packet as it is. */
  private static Optional<Action.Jump> lastJump(List<Action> actions) {
    boolean jumps =
        !actions.isEmpty()
            && actions.get(actions.size() - 1) instanceof Action.Jump jump
            && jump.table().isPresent()
            && jump.inPort().isEmpty()
            && !jump.conntrack();
    return jumps ? Optional.of((Action.Jump) actions.get(actions.size() - 1)) : Optional.empty();
  }

  private void list(List<Action> actions) {
    if (actions.isEmpty()) {
      sink.put("drop");
    }
    boolean first = true;
    for (Action action : actions) {
      if (isImplied(action)) {
        continue;
      }
      if (!first) {
        sink.put(',');
      }
      first = false;
      term(action);
    }
  }

  /** {@code mod_vlan_vid} says by itself that it may push a tag. */
  private boolean isImplied(Action action) {
    return mode == SpellingMode.AS_TOLD
        && action instanceof Action.PushVlan push
        && push.spelling().is(Spelling.LEGACY);
  }

  private void term(Action action) {
    if (action instanceof Action.SetField set) {
      sets.write(set);
    } else if (action instanceof Action.Output output) {
      output(output);
    } else if (action instanceof Action.Jump jump) {
      jump(jump);
    } else if (action instanceof Action.Clone clone) {
      nested("clone", clone.actions());
    } else if (action instanceof Action.WriteActions write) {
      nested("write_actions", write.actions());
    } else if (action instanceof Action.Conntrack ct) {
      conntrack(ct);
    } else if (action instanceof Action.Plain plain) {
      sink.put(plain.word().name().toLowerCase(Locale.ROOT));
    } else if (action instanceof Action.Opaque opaque) {
      sink.put(opaque.text());
    } else if (action instanceof Action.Verbatim verbatim) {
      sink.put(verbatim.text());
    } else if (!fieldTerm(action)) {
      arguments.write(action);
    }
  }

  private boolean fieldTerm(Action action) {
    if (action instanceof Action.Move move) {
      subfield("move:", move.source());
      subfield("->", move.target());
    } else if (action instanceof Action.StackPush push) {
      subfield("push:", push.source());
    } else if (action instanceof Action.StackPop pop) {
      subfield("pop:", pop.target());
    } else if (action instanceof Action.OutputField output) {
      subfield("output:", output.source());
    } else if (action instanceof Action.CheckPacketLarger check) {
      sink.put("check_pkt_larger(").decimal(check.length()).put(')');
      subfield("->", check.target());
    } else if (action instanceof Action.PopVlan pop) {
      boolean strip = mode == SpellingMode.AS_TOLD && pop.spelling().is(Spelling.LEGACY);
      sink.put(strip ? "strip_vlan" : "pop_vlan");
    } else {
      return false;
    }
    return true;
  }

  private void subfield(String word, Subfield subfield) {
    sink.put(word);
    SubfieldText.write(sink, subfield);
  }

  private void output(Action.Output output) {
    if (output.maxLength().isPresent()) {
      sink.put("output(port=");
      ValueWriter.port(sink, output.port());
      sink.put(",max_len=").decimal(output.maxLength().getAsLong()).put(')');
      return;
    }
    // The names of ports that no packet can be sent to are no actions by themselves.
    boolean alone =
        output.port() instanceof PortRef.Numbered port
            && (port.port() & 0xffff_ffffL) >= RESERVED_PORTS
            && !port.equals(PortRef.ANY)
            && !port.equals(PortRef.UNSET);
    sink.put(alone ? "" : "output:");
    if (output.port() instanceof PortRef.Named named && SubfieldText.isField(named.name())) {
      // Without quotes it would be the register, as for ovs-ofctl.
      QuotedText.write(sink, named.name());
    } else {
      ValueWriter.port(sink, output.port());
    }
  }

  private void jump(Action.Jump jump) {
    if (jump.spelling().is(Spelling.GOTO) && mode == SpellingMode.AS_TOLD) {
      sink.put("goto_table:").decimal(jump.table().orElse(0));
      return;
    } else if (jump.table().isEmpty() && jump.inPort().isPresent() && !jump.conntrack()) {
      sink.put("resubmit:");
      ValueWriter.port(sink, jump.inPort().get());
      return;
    }
    sink.put("resubmit(");
    jump.inPort().ifPresent(port -> ValueWriter.port(sink, port));
    sink.put(',');
    jump.table().ifPresent(sink::decimal);
    sink.put(jump.conntrack() ? ",ct)" : ")");
  }

  private void nested(String word, List<Action> actions) {
    sink.put(word).put('(');
    list(actions);
    sink.put(')');
  }

  private void conntrack(Action.Conntrack ct) {
    sink.put("ct(");
    int start = sink.length();
    if (ct.commit()) {
      sink.put("commit,");
    }
    if (ct.force()) {
      sink.put("force,");
    }
    ct.table().ifPresent(table -> sink.put("table=").decimal(table).put(','));
    ct.zone().ifPresent(this::zone);
    ct.nat().ifPresent(this::nat);
    if (!ct.algorithm().isEmpty()) {
      sink.put("alg=").put(ct.algorithm()).put(',');
    }
    if (!ct.exec().isEmpty()) {
      nested("exec", ct.exec());
      sink.put(',');
    }
    if (sink.length() > start) {
      sink.truncate(sink.length() - 1);
    }
    sink.put(')');
  }

  private void zone(Action.Zone zone) {
    sink.put("zone=");
    zone.source()
        .ifPresentOrElse(
            source -> SubfieldText.write(sink, source), () -> sink.decimal(zone.number()));
    sink.put(',');
  }

  private void nat(Action.Nat nat) {
    sink.put("nat");
    List<String> arguments = new ArrayList<>();
    if (!nat.direction().isEmpty()) {
      arguments.add(nat.direction() + (nat.range().isEmpty() ? "" : "=" + nat.range()));
    }
    arguments.addAll(nat.flags());
    sink.put(arguments.isEmpty() ? "" : "(" + String.join(",", arguments) + ")").put(',');
  }
}
