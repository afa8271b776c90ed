package io.tenken.core.encode;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import com.fasterxml.jackson.core.io.NumberOutput;
import java.math.BigDecimal;
import java.util.Locale;

/** Writes numbers as Go's ParseFloat reads them, so that every double and every long survives. */
final class NumberText {

  /** "-9223372036854775808"; a plain double needs less: sign, 7 digits, point, 9 digits. */
  private static final int MOST_PLAIN_BYTES = 20;

  private static final int NOT_PLAIN = -1;

  private static final double NANOS = 1e9;

  /** Up to here every integer is a double. */
  private static final double EXACT = 1L << 53;

  /** From a million on, Go's {@code %g} takes an exponent. */
  private static final int FIRST_EXPONENT = 6;

  private NumberText() {}

  static void append(long value, ByteChunks out) {
    byte[] chunk = out.room(MOST_PLAIN_BYTES);
    out.advanceTo(putInteger(value, chunk, out.end()));
  }

  /** Makes no garbage where the number has at most nine decimals and 15 digits. */
  static void append(double value, ByteChunks out) {
    byte[] chunk = out.room(MOST_PLAIN_BYTES);
    int end = putPlain(value, chunk, out.end());
    if (end == NOT_PLAIN) {
      byte[] text = notPlain(value).getBytes(ISO_8859_1);
      out.write(text, 0, text.length);
    } else {
      out.advanceTo(end);
    }
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
    for (int i = end - 1; i >= at; i--) {
      chunk[i] = (byte) ('0' - rest % 10);
      rest /= 10;
    }
    return end;
  }

  private static int digits(long negative) {
    int digits = 1;
    for (long limit = -10; digits < 19 && negative <= limit; limit *= 10) {
      digits++;
    }
    return digits;
  }

  private static int putNanos(long nanos, byte[] chunk, int start) {
    int at = start;
    if (nanos < 0) {
      chunk[at++] = '-';
    }
    long magnitude = Math.abs(nanos);
    at = putInteger(magnitude / 1_000_000_000, chunk, at);
    chunk[at++] = '.';
    int end = at + 9;
    long rest = magnitude % 1_000_000_000;
    for (int i = end - 1; i >= at; i--) {
      chunk[i] = (byte) ('0' + rest % 10);
      rest /= 10;
    }
    while (chunk[end - 1] == '0') {
      end--;
    }
    return end;
  }
}
