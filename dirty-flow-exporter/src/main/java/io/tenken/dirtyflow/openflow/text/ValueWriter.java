package io.tenken.dirtyflow.openflow.text;

import io.tenken.dirtyflow.openflow.Bits;
import io.tenken.dirtyflow.openflow.Field;
import io.tenken.dirtyflow.openflow.FieldFormat;
import io.tenken.dirtyflow.openflow.PortRef;
import java.util.List;
import java.util.Optional;

/** Writes the value of a field, and its mask unless it covers the field. */
public final class ValueWriter {

  private static final int IPV4_BITS = 32;
  private static final int IPV6_BITS = 128;

  private ValueWriter() {}

  /** As in {@code set_field}. */
  public static void write(TextSink sink, Field field, Bits value, Bits mask) {
    write(sink, field, value, mask, mask.equals(field.fullMask()));
  }

  /** The same with its mask, even if that covers the field. */
  public static void writeMasked(TextSink sink, Field field, Bits value, Bits mask) {
    write(sink, field, value, mask, false);
  }

  private static void write(TextSink sink, Field field, Bits value, Bits mask, boolean exact) {
    switch (field.format()) {
      case DECIMAL -> sink.decimal(value.low());
      case HEX -> hex(sink, value);
      case ETHERNET -> sink.ethernet(value.low());
      case IPV4 -> {
        ipv4(sink, value.low(), mask.low());
        return;
      }
      case IPV6 -> {
        ipv6(sink, value, mask);
        return;
      }
      case PORT -> port(sink, PortRef.ofWire((int) value.low()));
      case PACKET_TYPE -> packetType(sink, value.low());
      case CT_STATE, TCP_FLAGS, TUN_FLAGS -> {
        flags(
            sink, field.format(), value.low(), exact ? Optional.empty() : Optional.of(mask.low()));
        return;
      }
      case FRAGMENT -> fragment(sink, value.low(), mask.low());
    }
    if (!exact && field.format() != FieldFormat.FRAGMENT) {
      mask(sink, field, mask);
    }
  }

  private static void mask(TextSink sink, Field field, Bits mask) {
    sink.put('/');
    if (field.format() == FieldFormat.ETHERNET) {
      sink.ethernet(mask.low());
    } else {
      hex(sink, mask);
    }
  }

  /** Hexadecimal, with a plain 0 for zero. */
  public static void hex(TextSink sink, Bits value) {
    if (value.rest().signum() == 0 && value.high() == 0) {
      sink.hex(value.low());
    } else {
      sink.put("0x").put(value.toBigInteger().toString(16));
    }
  }

  static void ipv4(TextSink sink, long address, long mask) {
    sink.ipv4(address);
    if (mask == 0xffff_ffffL) {
      return;
    }
    int ones = Long.bitCount(mask);
    boolean prefix = mask == (0xffff_ffffL << (IPV4_BITS - ones) & 0xffff_ffffL);
    if (prefix) {
      sink.put('/').decimal(ones);
    } else {
      sink.put('/').ipv4(mask);
    }
  }

  /** An IPv6 address with its prefix length or mask. */
  public static void ipv6(TextSink sink, Bits address, Bits mask) {
    Ipv6Text.write(sink, address);
    int ones = mask.bitCount();
    if (ones == IPV6_BITS) {
      return;
    }
    Bits prefix = Bits.lowOnes(IPV6_BITS).xor(Bits.lowOnes(IPV6_BITS - ones));
    sink.put('/');
    if (mask.equals(prefix)) {
      sink.decimal(ones);
    } else {
      Ipv6Text.write(sink, mask);
    }
  }

  /** A port by number, reserved word or name. */
  public static void port(TextSink sink, PortRef port) {
    if (port instanceof PortRef.Named named) {
      name(sink, named.name());
    } else {
      sink.put(port.toString());
    }
  }

  /** A name is quoted as a JSON string unless it is a plain word. */
  static void name(TextSink sink, String name) {
    if (isPlainWord(name)) {
      sink.put(name);
    } else {
      QuotedText.write(sink, name);
    }
  }

  private static boolean isPlainWord(String name) {
    return !name.isEmpty()
        && Ascii.isLetter(name.charAt(0))
        && name.chars().allMatch(c -> Ascii.isLetter(c) || Ascii.isDigit(c))
        && PortRef.reserved(name).isEmpty();
  }

  static void packetType(TextSink sink, long value) {
    sink.put('(').decimal(value >>> 16).put(',').hex(value & 0xffff).put(')');
  }

  /** {@code +new-est} where there is a mask, {@code new|trk} where all bits count. */
  static void flags(TextSink sink, FieldFormat format, long value, Optional<Long> mask) {
    List<String> names = FlagNames.of(format);
    if ((value | mask.orElse(0L)) >>> names.size() != 0) {
      sink.hex(value);
      mask.ifPresent(bits -> sink.put('/').hex(bits));
      return;
    } else if (value == 0 && mask.orElse(0L) == 0) {
      sink.put(mask.isEmpty() ? "0" : "0/0");
      return;
    }
    boolean first = true;
    for (int bit = 0; bit < names.size(); bit++) {
      long one = 1L << bit;
      boolean set = (value & one) != 0;
      if (mask.isPresent() && (mask.get() & one) != 0) {
        sink.put(set ? '+' : '-').put(names.get(bit));
      } else if (mask.isEmpty() && set) {
        sink.put(first ? "" : "|").put(names.get(bit));
        first = false;
      }
    }
  }

  private static void fragment(TextSink sink, long value, long mask) {
    sink.put(FragmentNames.of(value, mask).map(FragmentNames::word).orElse("<error>"));
  }
}
