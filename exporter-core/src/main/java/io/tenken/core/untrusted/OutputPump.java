package io.tenken.core.untrusted;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.TimeUnit;

/**
 * Carries the output of a process to another thread, in two buffers that go to and fro: the process
 * waits where the reader is slow.
 */
final class OutputPump {

  private static final int BUFFER = 64 << 10;
  private static final int BUFFERS = 2;

  private final InputStream source;
  private final PumpThread thread;
  private final BlockingQueue<byte[]> free = new ArrayBlockingQueue<>(BUFFERS);
  private final BlockingQueue<Piece> filled = new ArrayBlockingQueue<>(BUFFERS + 1);

  OutputPump(InputStream source, Path program) {
    this.source = source;
    for (int i = 0; i < BUFFERS; i++) {
      free.add(new byte[BUFFER]);
    }
    this.thread = PumpThread.start("stdout", program, this::pump);
  }

  /**
   * @return an empty piece if none came in time
   */
  Piece poll(long millis) throws InterruptedException {
    Piece piece = filled.poll(millis, TimeUnit.MILLISECONDS);
    return piece == null ? Piece.NONE : piece;
  }

  void giveBack(Piece piece) {
    free.add(piece.buffer);
  }

  void stop() {
    thread.stop();
  }

  private void pump() {
    try {
      Piece piece;
      do {
        piece = read(free.take());
        filled.put(piece);
      } while (!piece.isEnd());
    } catch (InterruptedException e) {
      // stopped: nobody reads on
    }
  }

  private Piece read(byte[] buffer) {
    try {
      return new Piece(buffer, source.read(buffer));
    } catch (IOException e) {
      // The JDK closes the pipe of a process that is gone.
      return new Piece(buffer, -1);
    }
  }

  /** What one read has brought, at the beginning of its buffer. */
  static final class Piece {

    static final Piece NONE = new Piece(new byte[0], 0);

    final byte[] buffer;
    final int length;

    private Piece(byte[] buffer, int length) {
      this.buffer = buffer;
      this.length = length;
    }

    boolean isEnd() {
      return length < 0;
    }
  }
}
