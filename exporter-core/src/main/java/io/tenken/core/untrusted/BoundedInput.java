package io.tenken.core.untrusted;

import io.tenken.core.spi.CollectorException;
import io.tenken.core.spi.Deadline;
import io.tenken.core.spi.FailureReason;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;

/** Reads what a file or a peer has to say, up to a cap and not beyond a deadline. */
public final class BoundedInput {

  private static final int BUFFER = 8 << 10;

  private BoundedInput() {}

  /**
   * A whole file. Right also for files of /proc and /sys, whose size is not known before.
   *
   * @param maxBytes more is a failure
   * @throws CollectorException {@code UNREACHABLE} if there is none, {@code PERMISSION}, {@code
   *     LIMIT}, or {@code PROTOCOL} if it is no regular file or reading breaks off
   */
  public static byte[] readFile(Path file, int maxBytes) throws CollectorException {
    // A named pipe would keep us waiting for a writer.
    if (Files.exists(file) && !Files.isRegularFile(file)) {
      throw new CollectorException(
          FailureReason.PROTOCOL, "read %s: it is no regular file".formatted(file));
    }
    try (InputStream input = Files.newInputStream(file)) {
      byte[] content = input.readNBytes(maxBytes);
      if (input.read() >= 0) {
        throw tooLarge(file.toString(), maxBytes);
      }
      return content;
    } catch (NoSuchFileException e) {
      throw new CollectorException(
          FailureReason.UNREACHABLE, "read %s: there is no such file".formatted(file), e);
    } catch (AccessDeniedException e) {
      throw new CollectorException(
          FailureReason.PERMISSION,
          "read %s: no permission; let the user of the exporter read it".formatted(file),
          e);
    } catch (IOException e) {
      throw brokenOff(file.toString(), e);
    }
  }

  /**
   * A stream to its end. The deadline is looked at between two reads: the stream itself has to
   * return from a read in time. For a socket there is {@link DeadlineSocket}.
   *
   * @param what names the source in messages: {@code answer of http://127.0.0.1:8080/status}
   * @throws CollectorException {@code TIMEOUT}, {@code LIMIT}, or {@code PROTOCOL} if it breaks off
   */
  public static byte[] readAll(InputStream input, int maxBytes, Deadline deadline, String what)
      throws CollectorException {
    ByteArrayOutputStream content = new ByteArrayOutputStream();
    byte[] buffer = new byte[BUFFER];
    try {
      for (int n = input.read(buffer); n >= 0; n = input.read(buffer)) {
        if (content.size() + n > maxBytes) {
          throw tooLarge(what, maxBytes);
        }
        content.write(buffer, 0, n);
        if (deadline.expired()) {
          throw new CollectorException(
              FailureReason.TIMEOUT,
              "read %s: %d bytes came before the deadline, and not the end"
                  .formatted(what, content.size()));
        }
      }
      return content.toByteArray();
    } catch (IOException e) {
      throw brokenOff(what, e);
    }
  }

  private static CollectorException tooLarge(String what, int maxBytes) {
    return new CollectorException(
        FailureReason.LIMIT, "read %s: larger than %d bytes".formatted(what, maxBytes));
  }

  private static CollectorException brokenOff(String what, IOException e) {
    return new CollectorException(
        FailureReason.PROTOCOL, "read %s: %s".formatted(what, e.getMessage()), e);
  }
}
