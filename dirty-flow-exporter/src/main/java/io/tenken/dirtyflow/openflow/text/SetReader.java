package io.tenken.dirtyflow.openflow.text;

import io.tenken.dirtyflow.openflow.Action;
import io.tenken.dirtyflow.openflow.Bits;
import io.tenken.dirtyflow.openflow.Field;
import io.tenken.dirtyflow.openflow.FieldFormat;
import io.tenken.dirtyflow.openflow.FlowSyntaxException;
import io.tenken.dirtyflow.openflow.FragmentBits;
import io.tenken.dirtyflow.openflow.Spelling;
import io.tenken.dirtyflow.openflow.Subfield;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Reads the many ways to change a packet into {@link Action.SetField} and the VLAN terms.
 *
 * <p>What the versions tell differently becomes one: {@code mod_vlan_vid} pushes a tag first where
 * the packet has none, {@code nw_tos} is {@code ip_dscp}, and two loads of 64 bits that make up a
 * field of 128 are one term. A load of more than 64 bits of such a field, which a person may write,
 * is two, as for ovs-ofctl.
 */
final class SetReader {

  private static final int DOT1Q = 0x8100;
  private static final long VLAN_PRESENT = 0x1000;
  private static final Bits ECN = Bits.lowOnes(2);
  private static final Bits LOW_HALF = Bits.lowOnes(64);
  private static final Bits HIGH_HALF = Bits.of(-1L, 0);

  private final ValueReader values;

  SetReader(ValueReader values) {
    this.values = values;
  }

  /** Adds what the term means to {@code actions}; false if it is of another kind. */
  boolean read(Verb verb, Term term, PacketState packet, List<Action> actions) {
    if (verb == Verb.SET_FIELD) {
      setField(term, actions);
    } else if (verb == Verb.LOAD) {
      load(term, actions);
    } else if (isVlan(verb)) {
      vlan(verb, term, packet, actions);
    } else {
      Field field = legacyField(verb, packet);
      if (field == null) {
        return false;
      }
      actions.add(legacy(verb, field, term));
    }
    return true;
  }

  private void setField(Term term, List<Action> actions) {
    int arrow = lastArrow(term);
    Field field = SubfieldText.field(term.bytes(), arrow + 2, term.argEnd());
    if (field == null) {
      throw new UnknownFieldException(term.argument());
    }
    values.read(field, term.bytes(), term.argStart(), arrow);
    if (values.isName()) {
      throw new UnknownFieldException(term.argument());
    }
    Bits mask = values.maskBits(field);
    boolean needless =
        field.bits() > field.usedBits()
            && mask.equals(field.fullMask())
            && Numbers.indexOf(term.bytes(), term.argStart(), arrow, '/') >= 0;
    Spelling spelling = needless ? Spelling.WHOLE_MASK : Spelling.PLAIN;
    add(actions, normal(field, values.bits(field), mask, spelling));
  }

  private static int lastArrow(Term term) {
    for (int i = term.argEnd() - 2; i >= term.argStart(); i--) {
      if (term.bytes()[i] == '-' && term.bytes()[i + 1] == '>') {
        return i;
      }
    }
    return ActionsReader.arrow(term.bytes(), term.argStart(), term.argEnd());
  }

  private void load(Term term, List<Action> actions) {
    int arrow = lastArrow(term);
    Subfield target = SubfieldText.read(term.bytes(), arrow + 2, term.argEnd());
    long value = Numbers.number(term.bytes(), term.argStart(), arrow);
    boolean fits = target.bits() >= Long.SIZE || value >>> target.bits() == 0;
    if (!fits || target.mask().and(target.field().fullMask()).isZero()) {
      throw Numbers.expected("a value that fits its field", term.bytes(), term.start(), term.end());
    }
    Bits shifted =
        target.offset() == 0 ? Bits.of(value) : Bits.of(value).shiftLeft(target.offset());
    int end = target.offset() + target.bits();
    int most = target.field().bits() <= 2 * Long.SIZE ? Long.SIZE : target.bits();
    for (int at = target.offset(); at < end; at += most) {
      Subfield part = new Subfield(target.field(), at, Math.min(most, end - at));
      Bits bits = at == target.offset() ? shifted : Bits.ZERO;
      add(actions, normal(target.field(), bits, part.mask(), Spelling.LOAD));
    }
  }

  /** Adds the term, joined with the one before where both are halves of one field. */
  private static void add(List<Action> actions, Action.SetField set) {
    int last = actions.size() - 1;
    if (set.mask().equals(HIGH_HALF)
        && last >= 0
        && actions.get(last) instanceof Action.SetField before
        && before.field() == set.field()
        && before.mask().equals(LOW_HALF)) {
      Spelling halves =
          set.spelling().is(Spelling.LOAD) && before.spelling().is(Spelling.LOAD)
              ? Spelling.LOAD
              : Spelling.HALVES;
      actions.set(
          last,
          new Action.SetField(
              set.field(), set.value().or(before.value()), set.field().fullMask(), halves));
    } else {
      actions.add(set);
    }
  }

  /** A term in its normal form; for those who read actions from elsewhere than text, too. */
  static Action.SetField normal(Field field, Bits value, Bits mask, Spelling spelling) {
    Bits clean = mask.and(field.fullMask());
    if (field == Field.NW_TOS && clean.equals(field.fullMask())) {
      return tos(value, spelling);
    } else if (field.format() == FieldFormat.FRAGMENT) {
      return fragment(field, value.and(clean).low(), clean.low(), spelling);
    }
    return new Action.SetField(field, value.and(clean), clean, spelling);
  }

  /** The two bits of ECN are no part of {@code nw_tos}: only a load can name them. */
  private static Action.SetField tos(Bits value, Spelling spelling) {
    if (value.and(ECN).isZero()) {
      Field dscp = Field.IP_DSCP;
      return new Action.SetField(dscp, value.shiftRight(2), dscp.fullMask(), ofTos(spelling));
    } else if (spelling.is(Spelling.LOAD)) {
      return new Action.SetField(Field.NW_TOS, value, Field.NW_TOS.fullMask(), spelling);
    }
    throw new FlowSyntaxException("nw_tos " + value + " sets bits that are those of nw_ecn");
  }

  private static Action.SetField fragment(Field field, long value, long mask, Spelling spelling) {
    Bits whole = Bits.of(FragmentBits.value(value, mask));
    return new Action.SetField(field, whole, Bits.of(FragmentBits.mask(value, mask)), spelling);
  }

  private static Spelling ofTos(Spelling spelling) {
    if (spelling.is(Spelling.LOAD)) {
      return Spelling.TOS_LOAD;
    }
    return spelling.is(Spelling.PLAIN) ? Spelling.TOS : spelling;
  }

  private static boolean isVlan(Verb verb) {
    return switch (verb) {
      case MOD_VLAN_VID,
          MOD_VLAN_PCP,
          SET_VLAN_VID,
          SET_VLAN_PCP,
          STRIP_VLAN,
          POP_VLAN,
          PUSH_VLAN ->
          true;
      default -> false;
    };
  }

  private static void vlan(Verb verb, Term term, PacketState packet, List<Action> actions) {
    switch (verb) {
      case MOD_VLAN_VID -> {
        pushIfNeeded(packet, actions);
        actions.add(vid(term, Spelling.LEGACY));
      }
      case MOD_VLAN_PCP -> {
        pushIfNeeded(packet, actions);
        actions.add(pcp(term, Spelling.LEGACY));
      }
      case SET_VLAN_VID -> actions.add(vid(term, Spelling.LEGACY_SET));
      case SET_VLAN_PCP -> actions.add(pcp(term, Spelling.LEGACY_SET));
      case PUSH_VLAN -> {
        packet.setTagged(true);
        actions.add(new Action.PushVlan(term.number(16), Spelling.PLAIN));
      }
      default -> {
        ActionsReader.requireBare(term);
        packet.setTagged(false);
        boolean strip = verb == Verb.STRIP_VLAN;
        actions.add(new Action.PopVlan(strip ? Spelling.LEGACY : Spelling.PLAIN));
      }
    }
  }

  private static void pushIfNeeded(PacketState packet, List<Action> actions) {
    if (!packet.tagged()) {
      actions.add(new Action.PushVlan(DOT1Q, Spelling.LEGACY));
      packet.setTagged(true);
    }
  }

  private static Action vid(Term term, Spelling spelling) {
    Field field = Field.VLAN_VID;
    Bits value = Bits.of(term.number(12) | VLAN_PRESENT);
    return new Action.SetField(field, value, field.fullMask(), spelling);
  }

  private static Action pcp(Term term, Spelling spelling) {
    Field field = Field.VLAN_PCP;
    return new Action.SetField(field, Bits.of(term.number(3)), field.fullMask(), spelling);
  }

  private Action legacy(Verb verb, Field field, Term term) {
    Spelling spelling = verb == Verb.SET_TUNNEL64 ? Spelling.LEGACY_SET : Spelling.LEGACY;
    Bits value = values.exact(field, term.bytes(), term.argStart(), term.argEnd());
    return normal(field, value, field.fullMask(), spelling);
  }

  private static @Nullable Field legacyField(Verb verb, PacketState packet) {
    return switch (verb) {
      case MOD_DL_SRC -> Field.ETH_SRC;
      case MOD_DL_DST -> Field.ETH_DST;
      case MOD_NW_SRC -> Field.IP_SRC;
      case MOD_NW_DST -> Field.IP_DST;
      case MOD_NW_TOS -> Field.NW_TOS;
      case MOD_NW_ECN -> Field.IP_ECN;
      case MOD_NW_TTL -> Field.NW_TTL;
      case MOD_TP_SRC -> packet.byTransport(Field.TCP_SRC, Field.UDP_SRC, Field.SCTP_SRC);
      case MOD_TP_DST -> packet.byTransport(Field.TCP_DST, Field.UDP_DST, Field.SCTP_DST);
      case SET_TUNNEL, SET_TUNNEL64 -> Field.TUN_ID;
      case SET_MPLS_LABEL -> Field.MPLS_LABEL;
      case SET_MPLS_TC -> Field.MPLS_TC;
      case SET_MPLS_TTL -> Field.MPLS_TTL;
      default -> null;
    };
  }
}
