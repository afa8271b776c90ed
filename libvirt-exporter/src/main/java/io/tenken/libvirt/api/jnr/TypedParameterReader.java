package io.tenken.libvirt.api.jnr;

import io.tenken.libvirt.api.TypedParameters;
import java.nio.charset.StandardCharsets;
import jnr.ffi.Pointer;

/**
 * Reads an array of {@code struct _virTypedParameter}: 80 bytes of name, the type, 4 bytes of
 * nothing, 8 bytes of value. Used by one thread.
 */
final class TypedParameterReader {

  static final int SIZE = 96;

  private static final int NAME_BYTES = 80;
  private static final int OFFSET_TYPE = 80;
  private static final int OFFSET_VALUE = 88;

  /** Longer texts are paths of disks; they come from the XML instead. */
  private static final int LONGEST_TEXT = 4096;

  private final byte[] name = new byte[NAME_BYTES];

  TypedParameters read(Pointer array, int count) {
    TypedParameters.Builder parameters = new TypedParameters.Builder();
    for (int i = 0; i < count; i++) {
      read(array, (long) i * SIZE, parameters);
    }
    return parameters.build();
  }

  private void read(Pointer array, long offset, TypedParameters.Builder into) {
    array.get(offset, name, 0, NAME_BYTES);
    int length = nameLength();
    if (isKvmStatistic(length)) {
      return;
    }
    String field = new String(name, 0, length, StandardCharsets.ISO_8859_1);
    long value = offset + OFFSET_VALUE;
    switch (array.getInt(offset + OFFSET_TYPE)) {
      case 1 -> into.number(field, array.getInt(value));
      case 2 -> into.number(field, Integer.toUnsignedLong(array.getInt(value)));
      case 3 -> into.number(field, array.getLong(value));
      case 4 -> into.unsigned(field, array.getLong(value));
      case 5 -> into.fraction(field, array.getDouble(value));
      case 6 -> into.number(field, array.getByte(value));
      case 7 -> text(field, array.getPointer(value), into);
      default -> {}
    }
  }

  private static void text(String field, Pointer text, TypedParameters.Builder into) {
    if (text != null) {
      into.text(field, text.getString(0, LONGEST_TEXT, StandardCharsets.UTF_8));
    }
  }

  private int nameLength() {
    int length = 0;
    while (length < NAME_BYTES && name[length] != 0) {
      length++;
    }
    return length;
  }

  /**
   * Since libvirt 8.9 the group of the vCPUs carries dozens of KVM's own counters for each ({@code
   * vcpu.0.exits.sum}). Nobody asks for them, and they are most of the answer.
   */
  private boolean isKvmStatistic(int length) {
    if (length < 8 || name[0] != 'v' || name[length - 4] != '.') {
      return false;
    }
    String end = new String(name, length - 3, 3, StandardCharsets.ISO_8859_1);
    return end.equals("sum") || end.equals("cur") || end.equals("max");
  }
}
