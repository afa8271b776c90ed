package io.tenken.dirtyflow.openflow.text;

import io.tenken.dirtyflow.openflow.Action;
import io.tenken.dirtyflow.openflow.Bits;
import io.tenken.dirtyflow.openflow.Field;
import io.tenken.dirtyflow.openflow.FieldFormat;
import io.tenken.dirtyflow.openflow.PortRef;
import io.tenken.dirtyflow.openflow.Spelling;
import io.tenken.dirtyflow.openflow.Subfield;
import java.util.Map;

/** Writes {@link Action.SetField} in the spelling it was told in, or as {@code set_field}. */
final class SetWriter {

  private static final int HALF = 64;

  private static final Map<Field, String> LEGACY =
      Map.ofEntries(
          Map.entry(Field.ETH_SRC, "mod_dl_src:"),
          Map.entry(Field.ETH_DST, "mod_dl_dst:"),
          Map.entry(Field.IP_SRC, "mod_nw_src:"),
          Map.entry(Field.IP_DST, "mod_nw_dst:"),
          Map.entry(Field.IP_ECN, "mod_nw_ecn:"),
          Map.entry(Field.NW_TTL, "mod_nw_ttl:"),
          Map.entry(Field.TCP_SRC, "mod_tp_src:"),
          Map.entry(Field.TCP_DST, "mod_tp_dst:"),
          Map.entry(Field.UDP_SRC, "mod_tp_src:"),
          Map.entry(Field.UDP_DST, "mod_tp_dst:"),
          Map.entry(Field.SCTP_SRC, "mod_tp_src:"),
          Map.entry(Field.SCTP_DST, "mod_tp_dst:"),
          Map.entry(Field.VLAN_PCP, "mod_vlan_pcp:"));

  private static final Map<Field, String> IN_PARENTHESES =
      Map.of(
          Field.MPLS_LABEL, "set_mpls_label(",
          Field.MPLS_TC, "set_mpls_tc(",
          Field.MPLS_TTL, "set_mpls_ttl(");

  private final TextSink sink;
  private final SpellingMode mode;

  SetWriter(TextSink sink, SpellingMode mode) {
    this.sink = sink;
    this.mode = mode;
  }

  void write(Action.SetField set) {
    Spelling spelling = set.spelling();
    boolean plain = mode == SpellingMode.NORMAL || spelling.is(Spelling.PLAIN);
    if ((spelling.is(Spelling.LOAD) && !plain) || isUnreadable(set)) {
      load(set);
    } else if (plain) {
      setField(set.field(), set.value(), set.mask());
    } else if (spelling.is(Spelling.WHOLE_MASK)) {
      sink.put("set_field:");
      ValueWriter.writeMasked(sink, set.field(), set.value(), set.mask());
      sink.put("->").put(set.field().name());
    } else if (spelling.is(Spelling.HALVES)) {
      Bits low = Bits.lowOnes(HALF);
      Bits high = set.mask().xor(low);
      setField(set.field(), set.value().and(low), low);
      sink.put(',');
      setField(set.field(), set.value().and(high), high);
    } else if (spelling.is(Spelling.TOS)) {
      setField(Field.NW_TOS, set.value().shiftLeft(2), Field.NW_TOS.fullMask());
    } else if (spelling.is(Spelling.TOS_LOAD)) {
      part(Field.NW_TOS, 0, Field.NW_TOS.bits(), set.value().shiftLeft(2));
    } else {
      legacy(set, spelling.is(Spelling.LEGACY_SET));
    }
  }

  /**
   * True for a mask that the switch prints and ovs-ofctl does not take back in {@code set_field}:
   * of a field that has no masks, or one of an IPv6 address that starts with a digit and so reads
   * as a prefix; for a port whose number reads as that of a reserved one; and for {@code nw_tos},
   * which is only set where bits of ECN are. A {@code load} of the same bits is taken.
   */
  private static boolean isUnreadable(Action.SetField set) {
    Bits mask = set.mask();
    if (set.setsAll() && (readsAsReservedPort(set) || set.field() == Field.NW_TOS)) {
      return true;
    } else if (set.setsAll() || mask.isZero() || !isLoadable(mask)) {
      return false;
    }
    boolean address = set.field().format() == FieldFormat.IPV6;
    return !set.field().isMaskable() || (address && startsWithDigit(set.value(), mask));
  }

  /** Ports of 16 bits, which the reserved ones may be told in, in a field of 32. */
  private static boolean readsAsReservedPort(Action.SetField set) {
    int port = (int) set.value().low();
    boolean wide = set.field().format() == FieldFormat.PORT && set.field().bits() == Integer.SIZE;
    return wide && PortRef.ofWire(port).port() != port;
  }

  private static boolean isLoadable(Bits mask) {
    int bits = mask.bitCount();
    return bits <= HALF && mask.equals(Bits.lowOnes(bits).shiftLeft(mask.bitLength() - bits));
  }

  private static boolean startsWithDigit(Bits address, Bits mask) {
    TextSink text = new TextSink();
    ValueWriter.ipv6(text, address, mask);
    String told = text.toString().substring(text.toString().indexOf('/') + 1);
    return told.indexOf(':') > 0 && Ascii.isDigit(told.charAt(0));
  }

  private void setField(Field field, Bits value, Bits mask) {
    sink.put("set_field:");
    ValueWriter.write(sink, field, value, mask);
    sink.put("->").put(field.name());
  }

  private void load(Action.SetField set) {
    if (set.setsAll() && set.field().bits() == 2 * HALF) {
      part(set.field(), 0, HALF, set.value());
      sink.put(',');
      part(set.field(), HALF, HALF, set.value().shiftRight(HALF));
      return;
    }
    int bits = set.mask().bitCount();
    int offset = set.mask().bitLength() - bits;
    part(set.field(), offset, bits, set.value().shiftRight(offset));
  }

  private void part(Field field, int offset, int bits, Bits value) {
    sink.put("load:").hex(value.low()).put("->");
    SubfieldText.write(sink, new Subfield(field, offset, bits));
  }

  private void legacy(Action.SetField set, boolean otherWord) {
    Field field = set.field();
    long value = set.value().low();
    if (field == Field.VLAN_VID) {
      sink.put(otherWord ? "set_vlan_vid:" : "mod_vlan_vid:").decimal(value & 0xfff);
    } else if (field == Field.VLAN_PCP && otherWord) {
      sink.put("set_vlan_pcp:").decimal(value);
    } else if (field == Field.TUN_ID) {
      boolean wide = otherWord || value >>> 32 != 0;
      sink.put(wide ? "set_tunnel64:" : "set_tunnel:").hex(value);
    } else if (field == Field.IP_DSCP) {
      sink.put("mod_nw_tos:").decimal(value << 2);
    } else if (IN_PARENTHESES.containsKey(field)) {
      sink.put(IN_PARENTHESES.getOrDefault(field, "")).decimal(value).put(')');
    } else {
      sink.put(LEGACY.getOrDefault(field, field.name()));
      ValueWriter.write(sink, field, set.value(), set.mask());
    }
  }
}
