package io.tenken.core.untrusted;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;

/** Reads what a process complains about, keeps the beginning and drops the rest. */
final class StderrPump {

  private static final int BUFFER = 4 << 10;

  private final InputStream source;
  private final ByteArrayOutputStream kept = new ByteArrayOutputStream();
  private final PumpThread thread;

  StderrPump(InputStream source, Path program) {
    this.source = source;
    this.thread = PumpThread.start("stderr", program, this::pump);
  }

  /**
   * @param release what to do if others hold the pipe open
   */
  void awaitEnd(long millis, Runnable release) throws InterruptedException {
    if (!thread.awaitEnd(millis)) {
      release.run();
      thread.awaitEnd(millis);
    }
  }

  /** What was said so far. */
  String text() {
    synchronized (kept) {
      return kept.toString(StandardCharsets.UTF_8);
    }
  }

  void stop() {
    thread.stop();
  }

  private void pump() {
    byte[] buffer = new byte[BUFFER];
    try {
      for (int n = source.read(buffer); n >= 0; n = source.read(buffer)) {
        keep(buffer, n);
      }
    } catch (IOException e) {
      // The JDK closes the pipe of a process that is gone.
    }
  }

  private void keep(byte[] buffer, int length) {
    synchronized (kept) {
      int room = ArgvProcess.STDERR_LIMIT - kept.size();
      kept.write(buffer, 0, Math.min(room, length));
    }
  }
}
