package io.tenken.core.untrusted;

import java.nio.file.Path;

/** A thread that reads one pipe of a child process, and ends with it. */
final class PumpThread {

  /** For a thread whose pipe has nobody at the other end any more. */
  private static final long END_MILLIS = 1_000;

  private final Thread thread;

  private PumpThread(Thread thread) {
    this.thread = thread;
  }

  static PumpThread start(String pipe, Path program, Runnable work) {
    Thread thread = new Thread(work, pipe + " of " + program.getFileName());
    thread.setDaemon(true);
    thread.start();
    return new PumpThread(thread);
  }

  /** Whether the pipe came to its end in time. */
  boolean awaitEnd(long millis) throws InterruptedException {
    thread.join(millis);
    return !thread.isAlive();
  }

  /** To be called when the pipe is closed, or about to be. */
  void stop() {
    thread.interrupt();
    try {
      thread.join(END_MILLIS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
