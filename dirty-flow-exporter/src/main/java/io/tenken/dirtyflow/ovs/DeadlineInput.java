package io.tenken.dirtyflow.ovs;

import io.tenken.core.spi.CollectorException;
import io.tenken.core.spi.Deadline;
import io.tenken.core.spi.FailureReason;
import io.tenken.core.untrusted.DeadlineSocket;
import java.io.IOException;
import java.io.InputStream;
import java.io.InterruptedIOException;
import java.nio.ByteBuffer;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** A socket with a deadline and a cap, as the stream that a JSON parser wants. */
final class DeadlineInput extends InputStream {

  private final DeadlineSocket socket;
  private final Deadline deadline;
  private final long maxBytes;
  private long received;
  private @Nullable CollectorException cause;

  DeadlineInput(DeadlineSocket socket, Deadline deadline, long maxBytes) {
    this.socket = socket;
    this.deadline = deadline;
    this.maxBytes = maxBytes;
  }

  @Override
  public int read() throws IOException {
    byte[] one = new byte[1];
    return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
  }

  @Override
  public int read(byte[] bytes, int offset, int length) throws IOException {
    Objects.checkFromIndexSize(offset, length, bytes.length);
    try {
      int count = socket.read(ByteBuffer.wrap(bytes, offset, length), deadline);
      received += Math.max(count, 0);
      if (received > maxBytes) {
        cause =
            new CollectorException(
                FailureReason.LIMIT, socket.peer() + " sends more than " + maxBytes + " bytes");
        throw new IOException("too much");
      }
      return count;
    } catch (CollectorException failure) {
      cause = failure;
      throw new IOException(failure.getMessage(), failure);
    } catch (InterruptedException stop) {
      Thread.currentThread().interrupt();
      throw new InterruptedIOException();
    }
  }

  /** What went wrong: with the socket, if it was that, or with what came from it. */
  CollectorException failure(IOException parser, String tried) throws InterruptedException {
    if (parser instanceof InterruptedIOException) {
      throw new InterruptedException();
    }
    return cause != null
        ? cause
        : new CollectorException(
            FailureReason.PROTOCOL,
            tried + ": the answer is not what was asked for: " + parser.getMessage(),
            parser);
  }
}
