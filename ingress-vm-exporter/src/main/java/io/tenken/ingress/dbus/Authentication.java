package io.tenken.ingress.dbus;

import io.tenken.core.spi.CollectorException;
import io.tenken.core.spi.Deadline;
import io.tenken.core.spi.FailureReason;
import io.tenken.core.untrusted.DeadlineSocket;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;

/**
 * Tells a bus who we are: mechanism EXTERNAL, without naming a user, so that the bus takes the one
 * that the kernel tells it. That is right in user namespaces, too.
 */
final class Authentication {

  private static final int MAX_LINE = 1024;

  /** The first byte is that of the socket's credentials. */
  private static final String OPENING = "\0AUTH EXTERNAL\r\nDATA\r\n";

  private static final String END = "BEGIN\r\n";

  private Authentication() {}

  /**
   * @throws CollectorException PERMISSION if the bus does not take us, PROTOCOL if it is no bus
   */
  static void authenticate(DeadlineSocket socket, Deadline deadline)
      throws CollectorException, InterruptedException {
    socket.write(OPENING.getBytes(StandardCharsets.US_ASCII), deadline);
    String challenge = line(socket, deadline);
    String verdict = challenge.equals("DATA") ? line(socket, deadline) : challenge;
    if (verdict.startsWith("REJECTED")) {
      throw new CollectorException(
          FailureReason.PERMISSION,
          "the bus at %s does not let this user in (%s)".formatted(socket.peer(), verdict));
    }
    if (!verdict.startsWith("OK ")) {
      throw new CollectorException(
          FailureReason.PROTOCOL,
          "no message bus at %s: it says \"%s\"".formatted(socket.peer(), verdict));
    }
    socket.write(END.getBytes(StandardCharsets.US_ASCII), deadline);
  }

  /** Byte by byte, so that nothing of what follows is taken away; there are two lines of it. */
  private static String line(DeadlineSocket socket, Deadline deadline)
      throws CollectorException, InterruptedException {
    StringBuilder line = new StringBuilder();
    ByteBuffer one = ByteBuffer.allocate(1);
    while (line.length() < MAX_LINE) {
      one.clear();
      if (socket.read(one, deadline) < 0) {
        throw new CollectorException(
            FailureReason.PERMISSION,
            "the bus at %s hung up on us before it knew us".formatted(socket.peer()));
      }
      char c = (char) Byte.toUnsignedInt(one.get(0));
      if (c == '\n') {
        return line.toString().stripTrailing();
      }
      line.append(c);
    }
    throw new CollectorException(
        FailureReason.PROTOCOL,
        "no message bus at %s: its greeting has no end".formatted(socket.peer()));
  }
}
