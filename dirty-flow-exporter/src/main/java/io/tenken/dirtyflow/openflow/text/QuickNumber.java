package io.tenken.dirtyflow.openflow.text;

/**
 * Reads a number in one pass and finds where it ends, for the values that every line has. What is
 * not quite ordinary it leaves to {@link Numbers}, which also has the words for what is wrong. One
 * thread at a time.
 */
final class QuickNumber {

  /** So many digits fit in 63 bits whatever they are. */
  private static final int SAFE_DIGITS = 18;

  private static final int SAFE_HEX_DIGITS = 16;
  private static final int NANO_DIGITS = 9;

  /** What one in the last of so many decimals of a second is worth. */
  private static final int[] NANOS_OF_DIGIT = {
    1_000_000_000, 100_000_000, 10_000_000, 1_000_000, 100_000, 10_000, 1_000, 100, 10, 1
  };

  /** Seconds below this have nanoseconds that fit in 63 bits. */
  private static final long SAFE_SECONDS = 4_000_000_000L;

  private long value;

  /** The last number that was read. */
  long value() {
    return value;
  }

  /** Reads decimal digits and returns where they end; 0 if there are none, or too many. */
  int decimal(byte[] bytes, int start, int end) {
    long number = 0;
    int at = start;
    while (at < end) {
      int digit = bytes[at] - '0';
      if (digit < 0 || digit > 9) {
        break;
      }
      number = number * 10 + digit;
      at++;
    }
    value = number;
    return at == start || at - start > SAFE_DIGITS ? 0 : at;
  }

  /** Reads {@code 0x} and digits and returns where they end; 0 if it is something else. */
  int hex(byte[] bytes, int start, int end) {
    if (end - start < 3 || bytes[start] != '0' || bytes[start + 1] != 'x') {
      return 0;
    }
    long number = 0;
    int at = start + 2;
    while (at < end) {
      int digit = Numbers.hexValue(bytes[at]);
      if (digit < 0) {
        break;
      }
      number = number << 4 | digit;
      at++;
    }
    value = number;
    int digits = at - start - 2;
    return digits == 0 || digits > SAFE_HEX_DIGITS ? 0 : at;
  }

  /** Reads a decimal or hexadecimal number and returns where it ends; 0 if it is something else. */
  int number(byte[] bytes, int start, int end) {
    int hexEnd = hex(bytes, start, end);
    return hexEnd > 0 ? hexEnd : decimal(bytes, start, end);
  }

  /** Reads {@code 86.558s} as nanoseconds and returns where it ends; 0 if it is something else. */
  int duration(byte[] bytes, int start, int end) {
    int at = decimal(bytes, start, end);
    long seconds = value;
    if (at == 0 || seconds >= SAFE_SECONDS) {
      return 0;
    }
    long nanos = 0;
    if (at < end && bytes[at] == '.') {
      int fraction = at + 1;
      at = decimal(bytes, fraction, end);
      if (at == 0 || at - fraction > NANO_DIGITS) {
        return 0;
      }
      nanos = value * NANOS_OF_DIGIT[at - fraction];
    }
    value = seconds * 1_000_000_000L + nanos;
    return at < end && bytes[at] == 's' ? at + 1 : 0;
  }
}
