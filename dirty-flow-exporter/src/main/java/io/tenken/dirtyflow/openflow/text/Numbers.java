package io.tenken.dirtyflow.openflow.text;

import io.tenken.dirtyflow.openflow.FlowSyntaxException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;

/** Reads numbers and addresses out of a byte array. Every byte of the given range must belong. */
final class Numbers {

  /** Characters of an Ethernet address. */
  static final int ETHERNET_LENGTH = 17;

  private static final byte[] DIGITS = digits();

  private Numbers() {}

  /** A decimal or, with {@code 0x}, hexadecimal number of at most 64 bits, unsigned. */
  static long number(byte[] bytes, int start, int end) {
    boolean hex = isHex(bytes, start, end);
    return hex ? hex(bytes, start + 2, end) : decimal(bytes, start, end);
  }

  /** A {@link #number(byte[], int, int)} of at most {@code bits} bits. */
  static long number(byte[] bytes, int start, int end, int bits) {
    long number = number(bytes, start, end);
    if (bits < Long.SIZE && number >>> bits != 0) {
      throw expected("a number of " + bits + " bits", bytes, start, end);
    }
    return number;
  }

  static long decimal(byte[] bytes, int start, int end) {
    if (start >= end || end - start > 20) {
      throw notANumber(bytes, start, end);
    }
    long number = 0;
    for (int i = start; i < end; i++) {
      int digit = bytes[i] - '0';
      if (digit < 0 || digit > 9) {
        throw notANumber(bytes, start, end);
      }
      number = number * 10 + digit;
    }
    return end - start > 18 ? largeDecimal(bytes, start, end) : number;
  }

  private static long largeDecimal(byte[] bytes, int start, int end) {
    try {
      return Long.parseUnsignedLong(text(bytes, start, end));
    } catch (NumberFormatException tooLarge) {
      throw notANumber(bytes, start, end);
    }
  }

  /** Hexadecimal digits without prefix, at most 16 after leading zeros. */
  static long hex(byte[] bytes, int start, int end) {
    int first = start;
    while (first < end - 1 && bytes[first] == '0') {
      first++;
    }
    if (first >= end || end - first > 16) {
      throw notANumber(bytes, start, end);
    }
    long number = 0;
    for (int i = first; i < end; i++) {
      number = number << 4 | hexDigit(bytes, i);
    }
    return number;
  }

  /** What a hexadecimal digit is worth; negative if it is none. */
  static int hexValue(byte digit) {
    return DIGITS[digit & 0xff];
  }

  static int hexDigit(byte[] bytes, int at) {
    int digit = hexValue(bytes[at]);
    if (digit < 0) {
      throw new FlowSyntaxException(
          "\"" + (char) (bytes[at] & 0xff) + "\" is no hexadecimal digit");
    }
    return digit;
  }

  static boolean isHex(byte[] bytes, int start, int end) {
    return end - start > 2 && bytes[start] == '0' && (bytes[start + 1] | 0x20) == 'x';
  }

  /** Six pairs of hexadecimal digits, separated by colons. */
  static long ethernet(byte[] bytes, int start, int end) {
    if (end - start != ETHERNET_LENGTH) {
      throw expected("an Ethernet address", bytes, start, end);
    }
    long address = 0;
    for (int i = start; i < end; i += 3) {
      if (i > start && bytes[i - 1] != ':') {
        throw expected("an Ethernet address", bytes, start, end);
      }
      address = address << 8 | hexDigit(bytes, i) << 4 | hexDigit(bytes, i + 1);
    }
    return address;
  }

  /** A dotted IPv4 address. */
  static long ipv4(byte[] bytes, int start, int end) {
    long address = 0;
    int octet = 0;
    int digits = 0;
    int dots = 0;
    for (int i = start; i < end; i++) {
      int digit = bytes[i] - '0';
      if (digit >= 0 && digit <= 9 && digits < 3) {
        octet = octet * 10 + digit;
        digits++;
      } else if (bytes[i] == '.' && digits > 0 && octet <= 255) {
        address = address << 8 | octet;
        octet = 0;
        digits = 0;
        dots++;
      } else {
        throw expected("an IPv4 address", bytes, start, end);
      }
    }
    if (dots != 3 || digits == 0 || octet > 255) {
      throw expected("an IPv4 address", bytes, start, end);
    }
    return address << 8 | octet;
  }

  static int indexOf(byte[] bytes, int start, int end, char wanted) {
    for (int i = start; i < end; i++) {
      if (bytes[i] == wanted) {
        return i;
      }
    }
    return -1;
  }

  /** The text of a range, for messages: what is no UTF-8 is replaced. */
  static String text(byte[] bytes, int start, int end) {
    return new String(bytes, start, Math.max(0, end - start), StandardCharsets.UTF_8);
  }

  /** The text of a range that is kept: refused unless it can be given back byte by byte. */
  static String exactText(byte[] bytes, int start, int end) {
    if (isAscii(bytes, start, end)) {
      return new String(bytes, start, end - start, StandardCharsets.ISO_8859_1);
    }
    try {
      return StandardCharsets.UTF_8
          .newDecoder()
          .decode(ByteBuffer.wrap(bytes, start, end - start))
          .toString();
    } catch (CharacterCodingException notUtf8) {
      throw expected("valid UTF-8", bytes, start, end);
    }
  }

  private static boolean isAscii(byte[] bytes, int start, int end) {
    for (int i = start; i < end; i++) {
      if (bytes[i] < 0) {
        return false;
      }
    }
    return true;
  }

  static FlowSyntaxException expected(String what, byte[] bytes, int start, int end) {
    return new FlowSyntaxException("\"" + text(bytes, start, end) + "\" is not " + what);
  }

  private static FlowSyntaxException notANumber(byte[] bytes, int start, int end) {
    return expected("a number of at most 64 bits", bytes, start, end);
  }

  private static byte[] digits() {
    byte[] digits = new byte[256];
    for (int c = 0; c < digits.length; c++) {
      digits[c] = (byte) (c < 128 ? Character.digit(c, 16) : -1);
    }
    return digits;
  }
}
