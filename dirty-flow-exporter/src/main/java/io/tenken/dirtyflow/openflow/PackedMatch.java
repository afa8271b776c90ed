package io.tenken.dirtyflow.openflow;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The packed form of a {@link Match}: equal matches are equal bytes.
 *
 * <p>Per field: identifier (1 byte), length of the value with 0x80 for "a mask follows" (1 byte),
 * value, mask, in network order. Text entries: identifier, length (2 bytes), UTF-8.
 */
public final class PackedMatch {

  static final int IN_PORT_NAME = 0xfe;
  static final int OPAQUE = 0xff;

  private static final VarHandle LONGS =
      MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.BIG_ENDIAN);
  private static final int MASKED = 0x80;
  private static final int MAX_TEXT = 0xffff;

  private PackedMatch() {}

  /** The match in {@code packed[start, end)}, which {@link MatchBuilder#pack} wrote. */
  public static Match unpack(byte[] packed, int start, int end) {
    List<FieldMatch> fields = new ArrayList<>();
    List<String> opaque = new ArrayList<>();
    Optional<String> inPortName = Optional.empty();
    int at = start;
    while (at < end) {
      int id = packed[at] & 0xff;
      if (id < IN_PORT_NAME) {
        FieldMatch field = field(packed, at);
        fields.add(field);
      } else if (id == IN_PORT_NAME) {
        inPortName = Optional.of(text(packed, at));
      } else {
        opaque.add(text(packed, at));
      }
      at += entryLength(packed, at);
    }
    return new Match(fields, inPortName, opaque);
  }

  private static FieldMatch field(byte[] packed, int at) {
    Field field = Field.all().get(packed[at] & 0xff);
    int length = packed[at + 1] & ~MASKED & 0xff;
    Bits value = Bits.ofBytes(packed, at + 2, length);
    boolean masked = (packed[at + 1] & MASKED) != 0;
    Bits mask = masked ? Bits.ofBytes(packed, at + 2 + length, length) : field.fullMask();
    return new FieldMatch(field, value, mask);
  }

  private static String text(byte[] packed, int at) {
    return new String(packed, at + 3, textLength(packed, at), StandardCharsets.UTF_8);
  }

  private static int entryLength(byte[] packed, int at) {
    if ((packed[at] & 0xff) >= IN_PORT_NAME) {
      return 3 + textLength(packed, at);
    }
    int length = packed[at + 1] & ~MASKED & 0xff;
    return 2 + ((packed[at + 1] & MASKED) != 0 ? 2 * length : length);
  }

  private static int textLength(byte[] packed, int at) {
    return (packed[at + 1] & 0xff) << 8 | (packed[at + 2] & 0xff);
  }

  static int putHeader(byte[] target, int at, Field field, boolean exact) {
    target[at] = (byte) field.id();
    target[at + 1] = (byte) (field.bytes() | (exact ? 0 : MASKED));
    return at + 2;
  }

  /**
   * Writes 1 to 16 bytes, and 8 at a time: what follows the value, and must be there, is
   * overwritten.
   */
  static int putValue(byte[] target, int at, int length, long high, long low) {
    int start = at;
    int rest = length;
    if (rest > Long.BYTES) {
      rest -= Long.BYTES;
      LONGS.set(target, start, high << (Long.SIZE - rest * Byte.SIZE));
      start += rest;
      rest = Long.BYTES;
    }
    LONGS.set(target, start, low << (Long.SIZE - rest * Byte.SIZE));
    return start + rest;
  }

  /** A field of more than 128 bits, without its leading zeros. */
  static int putWide(byte[] target, int at, FieldMatch match) {
    boolean exact = match.isExact();
    int maskBits = exact ? 0 : match.mask().bitLength();
    int length = Math.max(1, (Math.max(match.value().bitLength(), maskBits) + 7) / 8);
    target[at] = (byte) match.field().id();
    target[at + 1] = (byte) (length | (exact ? 0 : MASKED));
    match.value().write(target, at + 2, length);
    if (exact) {
      return at + 2 + length;
    }
    match.mask().write(target, at + 2 + length, length);
    return at + 2 + 2 * length;
  }

  static int putText(byte[] target, int at, int id, byte[] text) {
    if (text.length > MAX_TEXT) {
      throw new FlowSyntaxException(
          "a token of " + text.length + " bytes is longer than any match");
    }
    target[at] = (byte) id;
    target[at + 1] = (byte) (text.length >> 8);
    target[at + 2] = (byte) text.length;
    System.arraycopy(text, 0, target, at + 3, text.length);
    return at + 3 + text.length;
  }
}
