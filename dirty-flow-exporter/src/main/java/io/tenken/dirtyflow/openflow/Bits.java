package io.tenken.dirtyflow.openflow;

import java.math.BigInteger;

/**
 * An unsigned number of any width: the value or the mask of a field. Leading zeros do not count.
 *
 * @param high bits 64 to 127
 * @param low bits 0 to 63
 * @param rest bits 128 and up, shifted down by 128; only tunnel metadata has any
 */
public record Bits(long high, long low, BigInteger rest) {

  public static final Bits ZERO = new Bits(0, 0, BigInteger.ZERO);

  private static final int LONG_BITS = 64;
  private static final int PAIR_BITS = 128;

  public static Bits of(long low) {
    return new Bits(0, low, BigInteger.ZERO);
  }

  public static Bits of(long high, long low) {
    return new Bits(high, low, BigInteger.ZERO);
  }

  /** The number that these bytes are in network order. */
  public static Bits ofBytes(byte[] bytes, int offset, int length) {
    int split = Math.max(0, length - 16);
    long high = 0;
    long low = 0;
    for (int i = split; i < length; i++) {
      high = high << 8 | low >>> 56;
      low = low << 8 | (bytes[offset + i] & 0xff);
    }
    BigInteger rest = split == 0 ? BigInteger.ZERO : new BigInteger(1, bytes, offset, split);
    return new Bits(high, low, rest);
  }

  public static Bits of(BigInteger number) {
    return new Bits(
        number.shiftRight(LONG_BITS).longValue(), number.longValue(), number.shiftRight(PAIR_BITS));
  }

  /** {@code count} ones at the low end. */
  public static Bits lowOnes(int count) {
    if (count > PAIR_BITS) {
      return of(BigInteger.ONE.shiftLeft(count).subtract(BigInteger.ONE));
    } else if (count > LONG_BITS) {
      return of(ones(count - LONG_BITS), -1L);
    }
    return of(ones(count));
  }

  /** The lowest 64 bits; the whole number for every field of at most 64 bits. */
  public long toLong() {
    return low;
  }

  public boolean isZero() {
    return high == 0 && low == 0 && rest.signum() == 0;
  }

  /** True if the number needs no more than {@code count} bits. */
  public boolean fits(int count) {
    return bitLength() <= count;
  }

  public int bitLength() {
    if (rest.signum() != 0) {
      return PAIR_BITS + rest.bitLength();
    }
    return high != 0
        ? PAIR_BITS - Long.numberOfLeadingZeros(high)
        : LONG_BITS - Long.numberOfLeadingZeros(low);
  }

  public int bitCount() {
    return Long.bitCount(high) + Long.bitCount(low) + rest.bitCount();
  }

  public boolean testBit(int bit) {
    if (bit >= PAIR_BITS) {
      return rest.testBit(bit - PAIR_BITS);
    }
    return ((bit >= LONG_BITS ? high >>> (bit - LONG_BITS) : low >>> bit) & 1) != 0;
  }

  public Bits and(Bits other) {
    // Rest is zero nearly always, and BigInteger would make a new zero of two.
    boolean narrow = rest.signum() == 0 || other.rest.signum() == 0;
    BigInteger common = narrow ? BigInteger.ZERO : rest.and(other.rest);
    return new Bits(high & other.high, low & other.low, common);
  }

  public Bits or(Bits other) {
    return new Bits(high | other.high, low | other.low, rest.or(other.rest));
  }

  public Bits xor(Bits other) {
    return new Bits(high ^ other.high, low ^ other.low, rest.xor(other.rest));
  }

  public Bits shiftLeft(int count) {
    if (high == 0 && rest.signum() == 0 && count < LONG_BITS) {
      return count == 0 ? this : of(low >>> (LONG_BITS - count), low << count);
    }
    return of(toBigInteger().shiftLeft(count));
  }

  public Bits shiftRight(int count) {
    if (high == 0 && rest.signum() == 0) {
      return count < LONG_BITS ? of(low >>> count) : ZERO;
    }
    return of(toBigInteger().shiftRight(count));
  }

  /** Writes the number in network order, right-aligned in {@code length} bytes. */
  public void write(byte[] target, int offset, int length) {
    for (int i = 0; i < length; i++) {
      target[offset + length - 1 - i] = (byte) byteAt(i);
    }
  }

  /** The byte that stands {@code index} bytes from the low end. */
  public int byteAt(int index) {
    if (index < 8) {
      return (int) (low >>> (index * 8)) & 0xff;
    } else if (index < 16) {
      return (int) (high >>> ((index - 8) * 8)) & 0xff;
    }
    return rest.shiftRight((index - 16) * 8).intValue() & 0xff;
  }

  public BigInteger toBigInteger() {
    return rest.shiftLeft(LONG_BITS).or(unsigned(high)).shiftLeft(LONG_BITS).or(unsigned(low));
  }

  @Override
  public String toString() {
    return "0x" + toBigInteger().toString(16);
  }

  private static BigInteger unsigned(long value) {
    BigInteger number = BigInteger.valueOf(value & Long.MAX_VALUE);
    return value < 0 ? number.setBit(LONG_BITS - 1) : number;
  }

  private static long ones(int count) {
    return count == 0 ? 0 : -1L >>> (LONG_BITS - count);
  }
}
