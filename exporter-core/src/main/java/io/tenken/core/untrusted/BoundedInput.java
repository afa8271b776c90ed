package io.tenken.core.untrusted;

import static io.tenken.core.untrusted.Unfinished.unfinished;

import io.tenken.core.spi.CollectorException;
import io.tenken.core.spi.Deadline;
import java.io.InputStream;
import java.nio.file.Path;

/** Reads what a peer or a file has to say, up to a cap and not beyond a deadline. */
public final class BoundedInput {

  private BoundedInput() {}

  /**
   * A whole file. Right also for files of /proc and /sys, whose size is not known before.
   *
   * @param maxBytes more is a failure
   * @throws CollectorException {@code UNREACHABLE} if there is none, {@code PERMISSION}, {@code
   *     LIMIT}, or {@code PROTOCOL} if reading breaks off
   */
  public static byte[] readFile(Path file, int maxBytes) throws CollectorException {
    return unfinished();
  }

  /**
   * A stream to its end. The deadline is looked at between two reads: the stream itself has to
   * return from a read in time, as those of {@link DeadlineSocket} and of files do.
   *
   * @param what names the source in messages: {@code bird socket /run/bird.ctl}
   * @throws CollectorException {@code TIMEOUT}, {@code LIMIT}, or {@code PROTOCOL} if it breaks off
   */
  public static byte[] readAll(InputStream input, int maxBytes, Deadline deadline, String what)
      throws CollectorException {
    return unfinished();
  }
}
