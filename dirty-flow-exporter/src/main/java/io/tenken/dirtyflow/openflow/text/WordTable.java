package io.tenken.dirtyflow.openflow.text;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Finds what a word in a byte array stands for, without making a String of it. */
final class WordTable<T> {

  private static final long MULTIPLIER = 0x9e37_79b9_7f4a_7c15L;

  private final @Nullable AsciiWord[] words;
  private final @Nullable T[] meanings;
  private final int mask;

  @SuppressWarnings("unchecked")
  WordTable(Map<String, ? extends T> entries) {
    int size = Integer.highestOneBit(Math.max(entries.size(), 2)) * 8;
    words = new AsciiWord[size];
    meanings = (T[]) new Object[size];
    mask = size - 1;
    List<String> sorted = entries.keySet().stream().sorted().toList();
    for (String text : sorted) {
      AsciiWord word = new AsciiWord(text);
      int slot = slot(word.bytes(), 0, word.length());
      while (words[slot] != null) {
        slot = slot + 1 & mask;
      }
      words[slot] = word;
      meanings[slot] = entries.get(text);
    }
  }

  /** The meaning of the word in {@code bytes[start, end)}; null if it has none. */
  @Nullable T find(byte[] bytes, int start, int end) {
    int slot = slot(bytes, start, end);
    for (AsciiWord word = words[slot]; word != null; word = words[slot]) {
      if (word.is(bytes, start, end)) {
        return meanings[slot];
      }
      slot = slot + 1 & mask;
    }
    return null;
  }

  private int slot(byte[] bytes, int start, int end) {
    long head = AsciiWord.head(bytes, start, end - start);
    long tail = AsciiWord.tail(bytes, start, end - start);
    long mixed = (head * MULTIPLIER ^ tail) * MULTIPLIER;
    return (int) (mixed >>> 40) & mask;
  }
}
