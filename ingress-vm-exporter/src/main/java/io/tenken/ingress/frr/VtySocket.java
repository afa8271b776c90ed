package io.tenken.ingress.frr;

import io.tenken.core.spi.CollectorException;
import io.tenken.core.spi.Deadline;
import io.tenken.core.spi.FailureReason;
import io.tenken.core.untrusted.DeadlineSocket;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;

/**
 * One connection to the vty socket of a daemon of FRR, such as {@code bgpd.vty}. The socket knows
 * no read-only mode: only the constants of this package are ever sent. For one thread.
 */
final class VtySocket implements AutoCloseable {

  private static final int CHUNK_BYTES = 64 << 10;

  private final DeadlineSocket socket;
  private final Deadline deadline;
  private final VtyReply reply;
  private final ByteBuffer chunk = ByteBuffer.allocate(CHUNK_BYTES);

  private VtySocket(DeadlineSocket socket, Deadline deadline) {
    this.socket = socket;
    this.deadline = deadline;
    this.reply = new VtyReply(socket.peer());
  }

  /**
   * @param deadline for the whole conversation
   */
  static VtySocket open(Path path, Deadline deadline)
      throws CollectorException, InterruptedException {
    return new VtySocket(DeadlineSocket.connect(path, deadline), deadline);
  }

  /**
   * Sends a command and reads its answer.
   *
   * @throws CollectorException PROTOCOL if the daemon does not know the command, in its own words
   */
  String ask(String command) throws CollectorException, InterruptedException {
    socket.write((command + "\0").getBytes(StandardCharsets.US_ASCII), deadline);
    while (!reply.isComplete()) {
      chunk.clear();
      int count = socket.read(chunk, deadline);
      if (count < 0) {
        throw new CollectorException(
            FailureReason.PROTOCOL, socket.peer() + " hung up in the middle of a reply");
      }
      reply.append(chunk.array(), count);
    }
    int status = reply.status();
    String text = reply.text();
    if (status != 0) {
      throw new CollectorException(
          FailureReason.PROTOCOL,
          "%s answered \"%s\" with status %d: %s"
              .formatted(socket.peer(), command, status, text.strip()));
    }
    return text;
  }

  @Override
  public void close() {
    socket.close();
  }
}
