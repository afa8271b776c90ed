package io.tenken.dirtyflow.openflow;

import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;

/**
 * One term of what a flow does. The set is closed; terms nest in {@link Clone}, {@link
 * WriteActions} and {@link Conntrack}. No term at all means drop.
 *
 * <p>Terms are equal if a switch does the same, whatever OpenFlow version told of them: see {@link
 * Spelling}. Source: ovs-actions(7).
 */
public sealed interface Action {

  /** Sends the packet to a port; {@code maxLength} cuts it for this port only. */
  record Output(PortRef port, OptionalLong maxLength) implements Action {}

  /** Sends the packet to the port whose number is in a field. */
  record OutputField(Subfield source) implements Action {}

  /**
   * Sends the packet to the controller.
   *
   * @param userData bytes as dotted hexadecimal text, empty if none
   */
  record Controller(
      String reason,
      int maxLength,
      int controllerId,
      String userData,
      boolean pause,
      OptionalLong meterId)
      implements Action {}

  /** Sends the packet to a queue of a port. */
  record Enqueue(PortRef port, long queue) implements Action {}

  record Group(long groupId) implements Action {}

  record Meter(long meterId) implements Action {}

  /** Goes on in a table: resubmit, or goto_table as the last term. */
  record Jump(OptionalInt table, Optional<PortRef> inPort, boolean conntrack, Spelling spelling)
      implements Action {}

  /** Sets the masked bits of a field. */
  record SetField(Field field, Bits value, Bits mask, Spelling spelling) implements Action {
    public boolean setsAll() {
      return mask.equals(field.fullMask());
    }
  }

  record Move(Subfield source, Subfield target) implements Action {}

  record StackPush(Subfield source) implements Action {}

  record StackPop(Subfield target) implements Action {}

  /** {@code spelling} is legacy where {@code mod_vlan_vid} or {@code mod_vlan_pcp} implies it. */
  record PushVlan(int etherType, Spelling spelling) implements Action {}

  record PopVlan(Spelling spelling) implements Action {}

  record PushMpls(int etherType) implements Action {}

  record PopMpls(int etherType) implements Action {}

  /** {@code controllers} get the packet when its time to live ends; empty for the default one. */
  record DecrementTtl(List<Integer> controllers) implements Action {
    public DecrementTtl {
      controllers = List.copyOf(controllers);
    }
  }

  record SetQueue(long queue) implements Action {}

  /**
   * Passes the packet through connection tracking.
   *
   * @param zone a number, or where to take it from; neither for zone 0
   * @param table where the tracked copy goes on
   * @param exec what to do with the connection
   */
  record Conntrack(
      boolean commit,
      boolean force,
      OptionalInt table,
      Optional<Zone> zone,
      Optional<Nat> nat,
      String algorithm,
      List<Action> exec)
      implements Action {
    public Conntrack {
      exec = List.copyOf(exec);
    }
  }

  /** The zone of a {@link Conntrack}: the number counts unless there is a source. */
  record Zone(int number, Optional<Subfield> source) {}

  /**
   * Address translation of a {@link Conntrack}.
   *
   * @param direction {@code src}, {@code dst}, or empty for that of the connection
   * @param range addresses and ports as Open vSwitch writes them, empty if none
   * @param flags {@code persistent}, {@code hash}, {@code random}, in that order
   */
  record Nat(String direction, String range, List<String> flags) {
    public Nat {
      flags = List.copyOf(flags);
    }
  }

  /** Adds a flow for each packet. */
  record Learn(List<Parameter> parameters, List<LearnSpec> specs) implements Action {
    public Learn {
      parameters = List.copyOf(parameters);
      specs = List.copyOf(specs);
    }
  }

  /** A named setting of a term, in the words of Open vSwitch; no value for a flag. */
  record Parameter(String name, String value) {}

  record Conjunction(long id, int clause, int clauses) implements Action {}

  record Clone(List<Action> actions) implements Action {
    public Clone {
      actions = List.copyOf(actions);
    }
  }

  record WriteActions(List<Action> actions) implements Action {
    public WriteActions {
      actions = List.copyOf(actions);
    }
  }

  record WriteMetadata(long value, long mask) implements Action {}

  record CheckPacketLarger(int length, Subfield target) implements Action {}

  record DeleteField(Field field) implements Action {}

  /** A term without arguments: {@code exit}, {@code ct_clear}, {@code pop_queue} and the like. */
  record Plain(Word word) implements Action {

    /** The terms that have no arguments. */
    public enum Word {
      EXIT,
      CT_CLEAR,
      POP_QUEUE,
      CLEAR_ACTIONS,
      DEC_MPLS_TTL,
      DEC_NSH_TTL
    }
  }

  /** A term that is known by name and kept exactly: bundle, multipath, sample, encap and so on. */
  record Verbatim(String name, String text) implements Action {}

  /** A term that is not known: its exact text. */
  record Opaque(String text) implements Action {}
}
