package io.tenken.dirtyflow.openflow;

/**
 * A run of bits of a field, such as {@code NXM_NX_REG0[3..10]}.
 *
 * @param field the field
 * @param offset number of the lowest bit, from 0
 * @param bits how many; a subfield of all bits is the field itself
 */
public record Subfield(Field field, int offset, int bits) {

  public Subfield {
    if (offset < 0 || bits < 1 || offset + bits > field.bits()) {
      throw new IllegalArgumentException(
          "bits %d..%d are not in %s, which has %d"
              .formatted(offset, offset + bits - 1, field, field.bits()));
    }
  }

  public static Subfield whole(Field field) {
    return new Subfield(field, 0, wholeBits(field));
  }

  public boolean isWhole() {
    return offset == 0 && bits >= wholeBits(field);
  }

  /** Ones where the subfield is. */
  public Bits mask() {
    return Bits.lowOnes(bits).shiftLeft(offset);
  }

  /** How many bits of a field an action can name; of the state of connections all on the wire. */
  public static int widthOf(Field field) {
    return field.format() == FieldFormat.CT_STATE ? field.bits() : wholeBits(field);
  }

  private static int wholeBits(Field field) {
    // The presence bit of a VLAN tag can be matched, but is no part of the 12 bits of the VLAN.
    return field == Field.VLAN_VID ? 12 : field.usedBits();
  }
}
