package io.tenken.dirtyflow.openflow.text;

import io.tenken.dirtyflow.openflow.Bits;
import io.tenken.dirtyflow.openflow.Field;
import io.tenken.dirtyflow.openflow.FieldFormat;
import io.tenken.dirtyflow.openflow.FlowSyntaxException;

/**
 * Reads the value that a learned flow has in a whole field. Two kinds Open vSwitch writes as
 * nowhere else, and does not take back itself: {@code ct_state} with a sign for each of its 32
 * bits, of which 24 are called {@code [Unknown]}, and {@code packet_type=packet_type=(1,0x800)}.
 */
final class LearnedValue {

  private static final AsciiWord ETH = new AsciiWord("eth");
  private static final AsciiWord PACKET_TYPE = new AsciiWord("packet_type=");

  private final ValueReader values;

  LearnedValue(ValueReader values) {
    this.values = values;
  }

  /**
   * @throws FlowSyntaxException if it has a mask that leaves bits out, or is a name
   */
  Bits read(Field field, byte[] bytes, int start, int end) {
    if (field.format() == FieldFormat.CT_STATE && start < end && isSign(bytes[start])) {
      return everyFlag(field, bytes, start, end);
    } else if (field == Field.PACKET_TYPE && ETH.is(bytes, start, end)) {
      return Bits.ZERO;
    } else if (field == Field.PACKET_TYPE && PACKET_TYPE.startsAt(bytes, start, end)) {
      return values.exact(field, bytes, start + PACKET_TYPE.length(), end);
    }
    return values.exact(field, bytes, start, end);
  }

  /** Not each bit has a name of its own, but they stand in their order, the lowest first. */
  private static Bits everyFlag(Field field, byte[] bytes, int start, int end) {
    long value = 0;
    int bit = 0;
    int at = start;
    while (at < end && bit < field.bits()) {
      int stop = at + 1;
      while (stop < end && !isSign(bytes[stop])) {
        stop++;
      }
      if (!FlagNames.isNameOf(field.format(), bit, bytes, at + 1, stop)) {
        break;
      }
      value |= bytes[at] == '+' ? 1L << bit : 0;
      bit++;
      at = stop;
    }
    if (at < end || bit < field.bits()) {
      throw Numbers.expected("a value of " + field + " without mask", bytes, start, end);
    }
    return Bits.of(value);
  }

  private static boolean isSign(byte b) {
    return b == '+' || b == '-';
  }
}
