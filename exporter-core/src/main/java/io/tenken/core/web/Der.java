package io.tenken.core.web;

import java.io.ByteArrayOutputStream;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** As much of DER (X.690) as the wrapping of a private key takes. */
final class Der {

  static final int INTEGER = 0x02;
  static final int OCTET_STRING = 0x04;
  static final int NULL = 0x05;
  static final int OBJECT_ID = 0x06;
  static final int SEQUENCE = 0x30;

  /** {@code [0]} with a value inside. */
  static final int CONTEXT_0 = 0xA0;

  private Der() {}

  static byte[] encode(int tag, byte[]... content) {
    byte[] body = concat(content);
    return concat(new byte[] {(byte) tag}, length(body.length), body);
  }

  private static byte[] length(int length) {
    if (length < 0x80) {
      return new byte[] {(byte) length};
    }
    if (length < 0x100) {
      return new byte[] {(byte) 0x81, (byte) length};
    }
    if (length < 0x10000) {
      return new byte[] {(byte) 0x82, (byte) (length >> 8), (byte) length};
    }
    return new byte[] {(byte) 0x83, (byte) (length >> 16), (byte) (length >> 8), (byte) length};
  }

  private static byte[] concat(byte[]... parts) {
    ByteArrayOutputStream all = new ByteArrayOutputStream();
    for (byte[] part : parts) {
      all.writeBytes(part);
    }
    return all.toByteArray();
  }

  /**
   * The elements of a value that is made of elements.
   *
   * @throws IllegalArgumentException if it is not
   */
  static List<Element> elements(byte[] encoded) {
    List<Element> elements = new ArrayList<>();
    Element outer = element(encoded, 0);
    for (int at = 0; at < outer.content.length; at += elements.get(elements.size() - 1).size) {
      elements.add(element(outer.content, at));
    }
    return elements;
  }

  private static Element element(byte[] bytes, int at) {
    int lengthAt = at + 1;
    int start = lengthAt + 1;
    int length = byteAt(bytes, lengthAt);
    if (length >= 0x80) {
      int lengthBytes = length - 0x80;
      length = lengthBytes > Integer.BYTES ? -1 : 0;
      for (int i = 0; i < lengthBytes && length >= 0; i++) {
        length = (length << 8) | byteAt(bytes, start++);
      }
    }
    if (length < 0 || length > bytes.length - start) {
      throw new IllegalArgumentException("an element is longer than what is around it");
    }
    return new Element(
        bytes[at] & 0xFF, Arrays.copyOfRange(bytes, start, start + length), start + length - at);
  }

  private static int byteAt(byte[] bytes, int at) {
    if (at >= bytes.length) {
      throw new IllegalArgumentException("the encoding breaks off");
    }
    return bytes[at] & 0xFF;
  }

  /** Tag and content of an encoded value. */
  static final class Element {

    final int tag;
    final byte[] content;
    private final int size;

    private Element(int tag, byte[] content, int size) {
      this.tag = tag;
      this.content = content;
      this.size = size;
    }
  }
}
