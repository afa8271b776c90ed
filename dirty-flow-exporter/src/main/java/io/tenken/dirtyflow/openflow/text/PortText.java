package io.tenken.dirtyflow.openflow.text;

import io.tenken.dirtyflow.openflow.PortRef;
import java.nio.charset.StandardCharsets;

/** Ports in actions: a number, a reserved word, or a name that may be in quotes. */
final class PortText {

  private PortText() {}

  static PortRef read(String text) {
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
    return read(bytes, 0, bytes.length);
  }

  static PortRef read(byte[] bytes, int start, int end) {
    if (start >= end) {
      throw Numbers.expected("a port", bytes, start, end);
    } else if (bytes[start] >= '0' && bytes[start] <= '9') {
      long number = Numbers.number(bytes, start, end);
      if (number >>> 32 != 0) {
        throw Numbers.expected("a port", bytes, start, end);
      }
      return PortRef.ofWire((int) number);
    } else if (bytes[start] == '"') {
      return new PortRef.Named(QuotedText.read(bytes, start, end));
    }
    String word = Numbers.exactText(bytes, start, end);
    return PortRef.reserved(word).map(PortRef.class::cast).orElseGet(() -> named(word));
  }

  private static PortRef named(String word) {
    boolean plain = word.chars().allMatch(c -> c > ' ' && c != ':' && c != ',' && c != '"');
    if (!plain) {
      byte[] bytes = word.getBytes(StandardCharsets.UTF_8);
      throw Numbers.expected("a port", bytes, 0, bytes.length);
    }
    return new PortRef.Named(word);
  }
}
