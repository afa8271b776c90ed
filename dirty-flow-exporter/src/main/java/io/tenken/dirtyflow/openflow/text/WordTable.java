package io.tenken.dirtyflow.openflow.text;

import java.nio.charset.StandardCharsets;
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
      int slot = slot(hash(bytes, 0, bytes.length));
      while (words[slot] != null) {
        slot = slot + 1 & mask;
      }
      words[slot] = bytes;
      meanings[slot] = entries.get(word);
    }
  }

  /** The meaning of the word in {@code bytes[start, end)}; null if it has none. */
  @Nullable T find(byte[] bytes, int start, int end) {
    return find(bytes, start, end, hash(bytes, start, end));
  }

  /** The same for who has the hash: {@link #hash(int, byte)} over all bytes, from 0 on. */
  @Nullable T find(byte[] bytes, int start, int end, int hash) {
    int slot = slot(hash);
    while (words[slot] != null) {
      if (isWord(words[slot], bytes, start, end)) {
        return meanings[slot];
      }
      slot = slot + 1 & mask;
    }
    return null;
  }

  /** Adds a byte to the hash of a word. */
  static int hash(int hash, byte next) {
    return hash * 31 + next;
  }

  private int slot(int hash) {
    return (hash ^ hash >>> 15) & mask;
  }

  /** By hand: words are shorter than what the JDK's comparison is made for. */
  private static boolean isWord(byte[] word, byte[] bytes, int start, int end) {
    if (word.length != end - start) {
      return false;
    }
    for (int i = 0; i < word.length; i++) {
      if (word[i] != bytes[start + i]) {
        return false;
      }
    }
    return true;
  }

  private static int hash(byte[] bytes, int start, int end) {
    int hash = 0;
    for (int i = start; i < end; i++) {
      hash = hash(hash, bytes[i]);
    }
    return hash;
  }
}
