package io.tenken.ingress.dbus;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;

/** Bytes of a message in the making, little-endian, aligned from its start. For one thread. */
final class MessageBytes {

  private static final int WORD = 4;

  private final Buffer out = new Buffer();

  int size() {
    return out.size();
  }

  byte[] toByteArray() {
    return out.toByteArray();
  }

  void append(MessageBytes other) {
    out.writeBytes(other.toByteArray());
  }

  void align(int boundary) {
    while (out.size() % boundary != 0) {
      out.write(0);
    }
  }

  void uint8(int value) {
    out.write(value);
  }

  void uint32(int value) {
    align(WORD);
    for (int shift = 0; shift < Integer.SIZE; shift += Byte.SIZE) {
      out.write(value >>> shift);
    }
  }

  void string(String value) {
    byte[] utf8 = value.getBytes(StandardCharsets.UTF_8);
    uint32(utf8.length);
    out.writeBytes(utf8);
    out.write(0);
  }

  /** Types s, o and g of what follows; shorter than 256 bytes. */
  void signature(String value) {
    out.write(value.length());
    out.writeBytes(value.getBytes(StandardCharsets.US_ASCII));
    out.write(0);
  }

  /** Leaves room for the length; gives its place, for {@link #endArray}. */
  int beginArray() {
    uint32(0);
    return out.size() - WORD;
  }

  /**
   * @param place of the length
   * @param start of the first element, behind the padding that does not count
   */
  void endArray(int place, int start) {
    out.patch(place, out.size() - start);
  }

  /** A stream whose bytes can be corrected. */
  private static final class Buffer extends ByteArrayOutputStream {

    void patch(int place, int value) {
      for (int i = 0; i < WORD; i++) {
        buf[place + i] = (byte) (value >>> (Byte.SIZE * i));
      }
    }
  }
}
