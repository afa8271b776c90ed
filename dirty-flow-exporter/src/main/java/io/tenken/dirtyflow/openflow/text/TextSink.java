package io.tenken.dirtyflow.openflow.text;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** Text under construction, as bytes; reused from flow to flow. */
public final class TextSink {

  private static final byte[] HEX = "0123456789abcdef".getBytes(StandardCharsets.US_ASCII);

  private byte[] bytes = new byte[512];
  private int length;

  public void clear() {
    length = 0;
  }

  public int length() {
    return length;
  }

  /** The bytes; those from {@link #length} on mean nothing. Valid until the next call that adds. */
  public byte[] bytes() {
    return bytes;
  }

  /** Drops everything from {@code newLength} on. */
  public void truncate(int newLength) {
    length = newLength;
  }

  public TextSink put(char c) {
    ensure(1);
    bytes[length++] = (byte) c;
    return this;
  }

  public TextSink put(String text) {
    int chars = text.length();
    ensure(chars * 3);
    for (int i = 0; i < chars; i++) {
      char c = text.charAt(i);
      if (c >= 0x80) {
        return putEncoded(text.substring(i));
      }
      bytes[length++] = (byte) c;
    }
    return this;
  }

  public TextSink put(byte[] source, int start, int end) {
    ensure(end - start);
    System.arraycopy(source, start, bytes, length, end - start);
    length += end - start;
    return this;
  }

  /** An unsigned decimal number. */
  public TextSink decimal(long number) {
    if (number < 0) {
      return put(Long.toUnsignedString(number));
    }
    ensure(20);
    int digits = 1;
    for (long rest = number / 10; rest != 0; rest /= 10) {
      digits++;
    }
    long rest = number;
    for (int i = length + digits - 1; i >= length; i--) {
      bytes[i] = (byte) ('0' + rest % 10);
      rest /= 10;
    }
    length += digits;
    return this;
  }

  /** Hexadecimal as C's {@code %#x}: with {@code 0x}, but a plain 0 for zero. */
  public TextSink hex(long number) {
    return number == 0 ? put('0') : put("0x").hexDigits(number);
  }

  public TextSink hexDigits(long number) {
    int digits = number == 0 ? 1 : (67 - Long.numberOfLeadingZeros(number)) / 4;
    return hexDigits(number, digits);
  }

  /** Exactly {@code digits} hexadecimal digits. */
  public TextSink hexDigits(long number, int digits) {
    ensure(digits);
    for (int i = digits - 1; i >= 0; i--) {
      bytes[length++] = HEX[(int) (number >>> (i * 4)) & 15];
    }
    return this;
  }

  public TextSink ipv4(long address) {
    decimal(address >>> 24 & 0xff).put('.').decimal(address >>> 16 & 0xff).put('.');
    return decimal(address >>> 8 & 0xff).put('.').decimal(address & 0xff);
  }

  public TextSink ethernet(long address) {
    for (int shift = 40; shift >= 0; shift -= 8) {
      hexDigits(address >>> shift, 2);
      if (shift > 0) {
        put(':');
      }
    }
    return this;
  }

  @Override
  public String toString() {
    return new String(bytes, 0, length, StandardCharsets.UTF_8);
  }

  private TextSink putEncoded(String text) {
    byte[] encoded = text.getBytes(StandardCharsets.UTF_8);
    return put(encoded, 0, encoded.length);
  }

  private void ensure(int more) {
    if (length + more > bytes.length) {
      bytes = Arrays.copyOf(bytes, Math.max(bytes.length * 2, length + more));
    }
  }
}
