package io.tenken.dirtyflow.openflow.text;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Finds what a word in a byte array stands for, without making a String of it. */
final class WordTable<T> {

  private final byte[][] words;
  private final @Nullable T[] meanings;
  private final int mask;

  @SuppressWarnings("unchecked")
  WordTable(Map<String, ? extends T> entries) {
    int size = Integer.highestOneBit(Math.max(entries.size(), 2)) * 8;
    words = new byte[size][];
    meanings = (T[]) new Object[size];
    mask = size - 1;
    List<String> sorted = entries.keySet().stream().sorted().toList();
    for (String word : sorted) {
      byte[] bytes = word.getBytes(StandardCharsets.US_ASCII);
      int slot = hash(bytes, 0, bytes.length) & mask;
      while (words[slot] != null) {
        slot = slot + 1 & mask;
      }
      words[slot] = bytes;
      meanings[slot] = entries.get(word);
    }
  }

  /** The meaning of the word in {@code bytes[start, end)}; null if it has none. */
  @Nullable T find(byte[] bytes, int start, int end) {
    int slot = hash(bytes, start, end) & mask;
    while (words[slot] != null) {
      byte[] word = words[slot];
      if (Arrays.equals(word, 0, word.length, bytes, start, end)) {
        return meanings[slot];
      }
      slot = slot + 1 & mask;
    }
    return null;
  }

  private static int hash(byte[] bytes, int start, int end) {
    int hash = end - start;
    for (int i = start; i < end; i++) {
      hash = hash * 31 + bytes[i];
    }
    return hash ^ hash >>> 15;
  }
}
