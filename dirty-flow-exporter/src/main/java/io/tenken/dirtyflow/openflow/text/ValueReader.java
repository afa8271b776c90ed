package io.tenken.dirtyflow.openflow.text;

import io.tenken.dirtyflow.openflow.Bits;
import io.tenken.dirtyflow.openflow.Field;
import io.tenken.dirtyflow.openflow.FlowSyntaxException;
import io.tenken.dirtyflow.openflow.PortRef;
import java.math.BigInteger;

/**
 * Reads the value of a field, with or without a mask, in every form that {@code ovs-ofctl} writes
 * or takes. Holds the result of the last {@link #read} so that nothing is allocated for values of
 * up to 64 bits; one thread at a time.
 */
final class ValueReader {

  private static final Bits ALL_IPV6 = Bits.lowOnes(128);
  private static final int MAX_DIGITS = 248;

  private final QuickNumber quick = new QuickNumber();
  private long value;
  private long mask;
  private Bits wideValue = Bits.ZERO;
  private Bits wideMask = Bits.ZERO;
  private boolean isName;

  /** Value of a field of at most 64 bits. */
  long value() {
    return value;
  }

  long mask() {
    return mask;
  }

  /** Value of a field of any width. */
  Bits bits(Field field) {
    return field.bits() > 64 ? wideValue : Bits.of(value);
  }

  Bits maskBits(Field field) {
    return field.bits() > 64 ? wideMask : Bits.of(mask);
  }

  /** True if the port that was read is a name and has no number. */
  boolean isName() {
    return isName;
  }

  /**
   * @throws FlowSyntaxException if {@code bytes[start, end)} is not a value of the field
   */
  void read(Field field, byte[] bytes, int start, int end) {
    isName = false;
    mask = field.fullMask().low();
    switch (field.format()) {
      case DECIMAL, HEX -> readNumber(field, bytes, start, end);
      case ETHERNET -> readEthernet(bytes, start, end);
      case IPV4 -> readIpv4(bytes, start, end);
      case IPV6 -> readIpv6(bytes, start, end);
      case PORT -> readPort(field, bytes, start, end);
      case PACKET_TYPE -> readPacketType(bytes, start, end);
      case CT_STATE, TCP_FLAGS, TUN_FLAGS -> readFlags(field, bytes, start, end);
      case FRAGMENT -> readFragment(bytes, start, end);
    }
    if (field.bits() <= 64 && !isName) {
      requireFit(field, bytes, start, end);
    }
  }

  /**
   * Reads a value of which every bit counts.
   *
   * @throws FlowSyntaxException if it has a mask that leaves bits out, or is a name
   */
  Bits exact(Field field, byte[] bytes, int start, int end) {
    read(field, bytes, start, end);
    if (isName || !maskBits(field).equals(field.fullMask())) {
      throw Numbers.expected("a value of " + field + " without mask", bytes, start, end);
    }
    return bits(field);
  }

  private void requireFit(Field field, byte[] bytes, int start, int end) {
    int width = field == Field.DL_VLAN ? 16 : field.bits();
    if (width < 64 && (value >>> width != 0 || mask >>> width != 0)) {
      throw Numbers.expected("a value of " + width + " bits", bytes, start, end);
    }
  }

  private void readNumber(Field field, byte[] bytes, int start, int end) {
    if (field.bits() <= Long.SIZE && quick.number(bytes, start, end) == end) {
      value = quick.value();
      return;
    }
    int slash = Numbers.indexOf(bytes, start, end, '/');
    int valueEnd = slash < 0 ? end : slash;
    if (field.bits() > 64) {
      wideValue = wide(field, bytes, start, valueEnd);
      wideMask = slash < 0 ? field.fullMask() : wide(field, bytes, slash + 1, end);
      return;
    }
    value = Numbers.number(bytes, start, valueEnd);
    mask = slash < 0 ? mask : Numbers.number(bytes, slash + 1, end);
  }

  private static Bits wide(Field field, byte[] bytes, int start, int end) {
    boolean hex = Numbers.isHex(bytes, start, end);
    if (!hex || end - start <= 18) {
      return Bits.of(Numbers.number(bytes, start, end));
    }
    if (end - start - 2 > MAX_DIGITS) {
      throw Numbers.expected("a number of " + field.bits() + " bits", bytes, start, end);
    }
    for (int i = start + 2; i < end; i++) {
      Numbers.hexDigit(bytes, i);
    }
    Bits number = Bits.of(new BigInteger(Numbers.text(bytes, start + 2, end), 16));
    if (!number.fits(field.bits())) {
      throw Numbers.expected("a number of " + field.bits() + " bits", bytes, start, end);
    }
    return number;
  }

  private void readEthernet(byte[] bytes, int start, int end) {
    boolean masked = end - start > Numbers.ETHERNET_LENGTH;
    int slash = masked ? Numbers.indexOf(bytes, start, end, '/') : -1;
    value = Numbers.ethernet(bytes, start, slash < 0 ? end : slash);
    if (slash >= 0) {
      mask = Numbers.ethernet(bytes, slash + 1, end);
    }
  }

  private void readIpv4(byte[] bytes, int start, int end) {
    int slash = Numbers.indexOf(bytes, start, end, '/');
    value = Numbers.ipv4(bytes, start, slash < 0 ? end : slash);
    if (slash < 0) {
      return;
    }
    if (Numbers.indexOf(bytes, slash + 1, end, '.') >= 0) {
      mask = Numbers.ipv4(bytes, slash + 1, end);
    } else {
      long length = Numbers.decimal(bytes, slash + 1, end);
      if (length > 32) {
        throw Numbers.expected("an IPv4 prefix", bytes, start, end);
      }
      mask = 0xffff_ffffL << (32 - length) & 0xffff_ffffL;
    }
  }

  private void readIpv6(byte[] bytes, int start, int end) {
    int slash = Numbers.indexOf(bytes, start, end, '/');
    wideValue = Ipv6Text.parse(bytes, start, slash < 0 ? end : slash);
    if (slash < 0) {
      wideMask = ALL_IPV6;
    } else if (Numbers.indexOf(bytes, slash + 1, end, ':') >= 0) {
      wideMask = Ipv6Text.parse(bytes, slash + 1, end);
    } else {
      wideMask = prefix(Numbers.decimal(bytes, slash + 1, end), bytes, start, end);
    }
  }

  private static Bits prefix(long length, byte[] bytes, int start, int end) {
    if (Long.compareUnsigned(length, 128) > 0) {
      throw Numbers.expected("an IPv6 prefix", bytes, start, end);
    }
    long high = length == 0 ? 0 : length >= 64 ? -1L : -1L << (64 - length);
    long low = length <= 64 ? 0 : -1L << (128 - length);
    return Bits.of(high, low);
  }

  private void readPort(Field field, byte[] bytes, int start, int end) {
    int first = start < end ? bytes[start] : 0;
    if (first >= '0' && first <= '9') {
      long number = Numbers.number(bytes, start, end);
      if (number > 0xffff_ffffL || number < 0) {
        throw Numbers.expected("a port", bytes, start, end);
      }
      boolean wide = field.bits() == Integer.SIZE;
      value = wide ? Integer.toUnsignedLong(PortRef.ofWire((int) number).port()) : number;
      return;
    }
    if (start == end) {
      throw Numbers.expected("a port", bytes, start, end);
    }
    value = 0;
    PortRef.reserved(Numbers.text(bytes, start, end))
        .ifPresentOrElse(port -> value = port.port() & field.fullMask().low(), () -> isName = true);
  }

  private void readPacketType(byte[] bytes, int start, int end) {
    int comma = Numbers.indexOf(bytes, start, end, ',');
    if (comma < 0 || bytes[start] != '(' || bytes[end - 1] != ')') {
      throw Numbers.expected("a packet type such as (1,0x800)", bytes, start, end);
    }
    long namespace = Numbers.number(bytes, start + 1, comma);
    long type = Numbers.number(bytes, comma + 1, end - 1);
    if (namespace >>> 16 != 0 || type >>> 16 != 0) {
      throw Numbers.expected("a packet type such as (1,0x800)", bytes, start, end);
    }
    value = namespace << 16 | type;
  }

  private void readFlags(Field field, byte[] bytes, int start, int end) {
    int first = start < end ? bytes[start] : 0;
    if (first >= '0' && first <= '9') {
      readNumber(field, bytes, start, end);
      return;
    }
    boolean signed = first == '+' || first == '-';
    value = 0;
    mask = signed ? 0 : mask;
    int at = signed ? start + 1 : start;
    boolean wanted = first != '-';
    while (true) {
      int stop = flagEnd(bytes, at, end, signed);
      long bit = FlagNames.bit(field.format(), bytes, at, stop);
      value |= wanted ? bit : 0;
      mask |= bit;
      if (stop >= end) {
        return;
      }
      wanted = bytes[stop] != '-';
      at = stop + 1;
    }
  }

  private static int flagEnd(byte[] bytes, int start, int end, boolean signed) {
    for (int i = start; i < end; i++) {
      if (signed ? bytes[i] == '+' || bytes[i] == '-' : bytes[i] == '|') {
        return i;
      }
    }
    return end;
  }

  private void readFragment(byte[] bytes, int start, int end) {
    String word = Numbers.text(bytes, start, end);
    FragmentNames fragment =
        FragmentNames.named(word)
            .orElseThrow(() -> new FlowSyntaxException("\"" + word + "\" is no kind of fragment"));
    value = fragment.value();
    mask = fragment.mask();
  }
}
