package io.tenken.dirtyflow.openflow;

/**
 * One field of a match.
 *
 * @param field the field
 * @param value what the masked bits must be; zero where the mask is zero
 * @param mask which bits count; zero only where the mere presence of the field is matched
 */
public record FieldMatch(Field field, Bits value, Bits mask) {

  public static FieldMatch exact(Field field, Bits value) {
    return new FieldMatch(field, value, field.fullMask());
  }

  /** True if every bit of the field counts. */
  public boolean isExact() {
    return mask.equals(field.fullMask());
  }
}
