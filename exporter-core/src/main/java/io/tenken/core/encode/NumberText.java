package io.tenken.core.encode;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import com.fasterxml.jackson.core.io.NumberOutput;
import java.math.BigDecimal;
import java.util.Locale;

/** Writes numbers as Go's ParseFloat reads them, so that every double and every long survives. */
final class NumberText {

  /** "-9223372036854775808"; a plain double needs less: sign, 7 digits, point, 9 digits. */
  private static final int MOST_PLAIN_BYTES = 20;

  /** Of any number, such as "-2.2250738585072014e-308". */
  static final int MOST_BYTES = 32;

  private static final int NOT_PLAIN = -1;

  private static final double NANOS = 1e9;

  /** Up to here every integer is a double. */
  private static final double EXACT = 1L << 53;

  /** From a million on, Go's {@code %g} takes an exponent. */
  private static final int FIRST_EXPONENT = 6;

  private static final long[] POWERS_OF_TEN = powersOfTen();

  private static final byte[] PAIRS_OF_DIGITS = pairsOfDigits();

  private NumberText() {}

  static void append(long value, ByteChunks out) {
    out.advanceTo(put(value, out.room(MOST_PLAIN_BYTES), out.end()));
  }

  /** Makes no garbage where the number has at most nine decimals and 15 digits. */
  static void append(double value, ByteChunks out) {
    out.advanceTo(put(value, out.room(MOST_BYTES), out.end()));
  }

  /**
   * Puts what {@link #append(long, ByteChunks)} appends into a chunk with room for {@link
   * #MOST_BYTES}.
   *
   * @return where the number ends
   */
  static int put(long value, byte[] chunk, int start) {
    return putInteger(value, chunk, start);
  }

  /**
   * Puts what {@link #append(double, ByteChunks)} appends into a chunk with room for {@link
   * #MOST_BYTES}.
   *
   * @return where the number ends
   */
  static int put(double value, byte[] chunk, int start) {
    int end = putPlain(value, chunk, start);
    if (end != NOT_PLAIN) {
      return end;
    }
    byte[] text = notPlain(value).getBytes(ISO_8859_1);
    System.arraycopy(text, 0, chunk, start, text.length);
    return start + text.length;
  }

  /** What {@link #append(double, ByteChunks)} appends. */
  static String of(double value) {
    byte[] text = new byte[MOST_PLAIN_BYTES];
    int end = putPlain(value, text, 0);
    return end == NOT_PLAIN ? notPlain(value) : new String(text, 0, end, ISO_8859_1);
  }

  /**
   * A bucket's bound or a quantile as a label value: as Go's {@code %g} writes it, always with a
   * point or an exponent. Servers compare these texts, so there is one for each number.
   */
  static String boundary(double value) {
    if (Double.isNaN(value) || Double.isInfinite(value)) {
      return notPlain(value);
    }
    BigDecimal decimal = new BigDecimal(NumberOutput.toString(value, true)).stripTrailingZeros();
    int exponent = decimal.precision() - decimal.scale() - 1;
    if (decimal.signum() != 0 && (exponent < -4 || exponent >= FIRST_EXPONENT)) {
      BigDecimal mantissa = decimal.movePointLeft(exponent).stripTrailingZeros();
      return String.format(Locale.ROOT, "%se%+03d", mantissa.toPlainString(), exponent);
    }
    String plain = decimal.toPlainString();
    return plain.indexOf('.') < 0 ? plain + ".0" : plain;
  }

  private static String notPlain(double value) {
    if (Double.isInfinite(value)) {
      return value > 0 ? "+Inf" : "-Inf";
    }
    if (value == 0) {
      return "-0";
    }
    return NumberOutput.toString(value, true).replace(".0E", "E").replace('E', 'e');
  }

  private static int putPlain(double value, byte[] chunk, int start) {
    if (value == Math.rint(value) && Math.abs(value) < EXACT) {
      boolean negativeZero = value == 0 && Double.doubleToRawLongBits(value) != 0;
      return negativeZero ? NOT_PLAIN : putInteger((long) value, chunk, start);
    }
    double nanos = Math.rint(value * NANOS);
    // Both operands are exact here, so the quotient is what the nine decimals will be read as.
    boolean nineDecimals = Math.abs(nanos) < EXACT && nanos / NANOS == value;
    return nineDecimals ? putNanos((long) nanos, chunk, start) : NOT_PLAIN;
  }

  private static int putInteger(long value, byte[] chunk, int start) {
    int at = start;
    // Negative numbers reach one further than positive ones.
    long rest = value < 0 ? value : -value;
    if (value < 0) {
      chunk[at++] = '-';
    }
    int end = at + digits(rest);
    putDigits(rest, chunk, at, end);
    return end;
  }

  private static int digits(long negative) {
    int digits = 1;
    while (digits < POWERS_OF_TEN.length && negative <= -POWERS_OF_TEN[digits]) {
      digits++;
    }
    return digits;
  }

  /** The last digits, with zeros in front, so that they fill the room; two a division. */
  private static void putDigits(long negative, byte[] chunk, int start, int end) {
    long rest = negative;
    int at = end;
    while (at - start >= 2) {
      long hundreds = rest / 100;
      int pair = 2 * (int) (hundreds * 100 - rest);
      chunk[--at] = PAIRS_OF_DIGITS[pair + 1];
      chunk[--at] = PAIRS_OF_DIGITS[pair];
      rest = hundreds;
    }
    if (at > start) {
      chunk[start] = (byte) ('0' - rest % 10);
    }
  }

  private static int putNanos(long nanos, byte[] chunk, int start) {
    int at = start;
    if (nanos < 0) {
      chunk[at++] = '-';
    }
    long magnitude = Math.abs(nanos);
    long seconds = magnitude / 1_000_000_000;
    at = putInteger(seconds, chunk, at);
    chunk[at++] = '.';
    int end = at + 9;
    putDigits(seconds * 1_000_000_000 - magnitude, chunk, at, end);
    while (chunk[end - 1] == '0') {
      end--;
    }
    return end;
  }

  private static long[] powersOfTen() {
    long[] powers = new long[19];
    powers[0] = 1;
    for (int i = 1; i < powers.length; i++) {
      powers[i] = powers[i - 1] * 10;
    }
    return powers;
  }

  /** 00, 01, to 99. */
  private static byte[] pairsOfDigits() {
    byte[] pairs = new byte[200];
    for (int i = 0; i < 100; i++) {
      pairs[2 * i] = (byte) ('0' + i / 10);
      pairs[2 * i + 1] = (byte) ('0' + i % 10);
    }
    return pairs;
  }
}
