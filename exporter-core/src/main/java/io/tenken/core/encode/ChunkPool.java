package io.tenken.core.encode;

import java.util.ArrayDeque;

/**
 * The memory that all pages under way share: chunks of one size, kept for the next page, and never
 * more of them than the limit. Thread-safe.
 */
public final class ChunkPool {

  static final int CHUNK_BYTES = 64 * 1024;

  /** A page of 30 guests fits one; more than this is given back to the collector of garbage. */
  private static final int MOST_KEPT = 32;

  private final ArrayDeque<byte[]> free = new ArrayDeque<>();
  private final long mostChunks;
  private long chunksOut;

  /**
   * @param mostBytes that all pages together may take
   */
  public ChunkPool(long mostBytes) {
    this.mostChunks = Math.max(1, mostBytes / CHUNK_BYTES);
  }

  /**
   * A quarter of the heap: what the pages may take at most, so that a slow client can't exhaust it.
   */
  public static ChunkPool ofQuarterOfHeap() {
    return new ChunkPool(Runtime.getRuntime().maxMemory() / 4);
  }

  /**
   * @throws PageTooLargeException if the pages under way have taken all that there is
   */
  synchronized byte[] take() {
    if (chunksOut >= mostChunks) {
      throw PageTooLargeException.noMemoryLeft(chunksOut * CHUNK_BYTES);
    }
    chunksOut++;
    byte[] kept = free.pollFirst();
    return kept == null ? new byte[CHUNK_BYTES] : kept;
  }

  synchronized void giveBack(byte[] chunk) {
    chunksOut--;
    if (free.size() < MOST_KEPT) {
      free.addFirst(chunk);
    }
  }

  synchronized long chunksOut() {
    return chunksOut;
  }
}
