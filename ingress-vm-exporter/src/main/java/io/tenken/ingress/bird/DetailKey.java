package io.tenken.ingress.bird;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * The keys of detail lines that are known. They are found by the bytes of a line, without a text
 * for each: an answer has some 50 lines for every session, and few of them are wanted.
 */
final class DetailKey {

  /** More than twice the number of keys, so that searches are short; a power of two. */
  private static final int SLOTS = 128;

  private static final @Nullable DetailKey[] TABLE = table();

  private final String text;
  private final byte[] bytes;
  private final DetailKind kind;

  private DetailKey(String text, DetailKind kind) {
    this.text = text;
    this.bytes = text.getBytes(StandardCharsets.US_ASCII);
    this.kind = kind;
  }

  /** As BIRD writes it, without the colon. */
  String text() {
    return text;
  }

  DetailKind kind() {
    return kind;
  }

  /** The key that these bytes write; null if it is none of those that are known. */
  static @Nullable DetailKey of(byte[] bytes, int from, int to) {
    if (from == to) {
      return null;
    }
    int slot = slot(bytes, from, to);
    DetailKey key = TABLE[slot];
    while (key != null && !Arrays.equals(key.bytes, 0, key.bytes.length, bytes, from, to)) {
      slot = (slot + 1) & (SLOTS - 1);
      key = TABLE[slot];
    }
    return key;
  }

  /** By what tells most keys from each other: length, first, middle and last letter. */
  private static int slot(byte[] bytes, int from, int to) {
    int length = to - from;
    int hash = bytes[from] + 7 * bytes[from + length / 2] + 31 * bytes[to - 1] + 53 * length;
    return hash & (SLOTS - 1);
  }

  private static @Nullable DetailKey[] table() {
    @Nullable DetailKey[] table = new DetailKey[SLOTS];
    for (DetailKind kind : DetailKind.values()) {
      for (String text : kind.keys()) {
        DetailKey key = new DetailKey(text, kind);
        int slot = slot(key.bytes, 0, key.bytes.length);
        while (table[slot] != null) {
          slot = (slot + 1) & (SLOTS - 1);
        }
        table[slot] = key;
      }
    }
    return table;
  }

  @Override
  public String toString() {
    return text;
  }
}
