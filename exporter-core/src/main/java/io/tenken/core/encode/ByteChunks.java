package io.tenken.core.encode;

import java.io.IOException;
import java.io.OutputStream;
import java.util.ArrayList;
import java.util.List;

/**
 * A page in memory: bytes are appended at its end, and the whole is written out later. Used by one
 * thread at a time; {@link #close} gives the memory back.
 */
public final class ByteChunks extends OutputStream {

  private static final byte[] NO_CHUNK = {};

  private final ChunkPool pool;
  private final long mostBytes;
  private List<byte[]> full = new ArrayList<>();
  private List<Integer> lengths = new ArrayList<>();
  private long fullBytes;
  private byte[] chunk;
  private int end;

  /**
   * @param mostBytes that this page may have
   */
  public ByteChunks(ChunkPool pool, long mostBytes) {
    this.pool = pool;
    this.mostBytes = mostBytes;
    this.chunk = pool.take();
  }

  private ByteChunks(ByteChunks from) {
    this.pool = from.pool;
    this.mostBytes = from.mostBytes;
    this.full = from.full;
    this.lengths = from.lengths;
    this.fullBytes = from.fullBytes;
    this.chunk = from.chunk;
    this.end = from.end;
  }

  /** The bytes appended so far. */
  public long size() {
    return fullBytes + end;
  }

  /** Writes all bytes, in order. May be called again. */
  public void writeTo(OutputStream target) throws IOException {
    for (int i = 0; i < full.size(); i++) {
      target.write(full.get(i), 0, lengths.get(i));
    }
    target.write(chunk, 0, end);
  }

  /**
   * @throws PageTooLargeException beyond the page's limit, or beyond that of all pages together
   */
  @Override
  public void write(int value) {
    room(1)[end++] = (byte) value;
  }

  @Override
  public void write(byte[] bytes) {
    write(bytes, 0, bytes.length);
  }

  /**
   * @throws PageTooLargeException beyond the page's limit, or beyond that of all pages together
   */
  @Override
  public void write(byte[] bytes, int from, int length) {
    int done = 0;
    while (done < length) {
      room(1);
      int now = Math.min(length - done, chunk.length - end);
      System.arraycopy(bytes, from + done, chunk, end, now);
      end += now;
      done += now;
    }
  }

  @Override
  public void close() {
    full.forEach(pool::giveBack);
    full.clear();
    lengths.clear();
    fullBytes = 0;
    if (chunk.length > 0) {
      pool.giveBack(chunk);
    }
    chunk = NO_CHUNK;
    end = 0;
  }

  /** The same page in other hands: this object is closed, and closing it again does nothing. */
  public ByteChunks moved() {
    ByteChunks other = new ByteChunks(this);
    full = new ArrayList<>();
    lengths = new ArrayList<>();
    fullBytes = 0;
    chunk = NO_CHUNK;
    end = 0;
    return other;
  }

  /**
   * The chunk with at least {@code bytes} free behind {@link #end()}; to be followed by {@link
   * #advanceTo}.
   */
  byte[] room(int bytes) {
    if (chunk.length - end < bytes) {
      startChunk();
    }
    return chunk;
  }

  int end() {
    return end;
  }

  void advanceTo(int newEnd) {
    end = newEnd;
  }

  private void startChunk() {
    if (size() + ChunkPool.CHUNK_BYTES > mostBytes) {
      throw PageTooLargeException.beyondItsLimit(mostBytes);
    }
    byte[] next = pool.take();
    full.add(chunk);
    lengths.add(end);
    fullBytes += end;
    chunk = next;
    end = 0;
  }
}
