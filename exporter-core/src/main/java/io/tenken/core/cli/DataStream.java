package io.tenken.core.cli;

import java.io.BufferedOutputStream;
import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * Standard output, for data. A reader that has seen enough ({@code dump | head}) is no failure; a
 * full disk is one, and {@link PrintStream} would keep it to itself.
 */
final class DataStream {

  private static final int BUFFER_BYTES = 64 * 1024;

  /** The data could not be written. */
  static final class UnwritableException extends Exception {
    private static final long serialVersionUID = 1L;

    private UnwritableException(IOException cause) {
      super("can't write to stdout: " + cause.getMessage(), cause);
    }
  }

  private final Remembering target;
  private final PrintStream printer;

  DataStream(OutputStream target) {
    this.target = new Remembering(target);
    this.printer =
        new PrintStream(
            new BufferedOutputStream(this.target, BUFFER_BYTES), false, StandardCharsets.UTF_8);
  }

  PrintStream printStream() {
    return printer;
  }

  /** Writes what is still buffered. */
  void finish() throws UnwritableException {
    printer.flush();
    IOException failure = target.failure;
    if (failure != null && !isBrokenPipe(failure)) {
      throw new UnwritableException(failure);
    }
  }

  private static boolean isBrokenPipe(IOException failure) {
    return String.valueOf(failure.getMessage()).toLowerCase(Locale.ROOT).contains("broken pipe");
  }

  /** Writes nothing more after the first failure, and keeps it. */
  private static final class Remembering extends FilterOutputStream {

    private volatile @Nullable IOException failure;

    private Remembering(OutputStream target) {
      super(target);
    }

    @Override
    public void write(int value) throws IOException {
      write(new byte[] {(byte) value}, 0, 1);
    }

    @Override
    public void write(byte[] bytes, int from, int length) throws IOException {
      try {
        out.write(bytes, from, length);
      } catch (IOException broken) {
        failure = failure == null ? broken : failure;
        throw broken;
      }
    }
  }
}
