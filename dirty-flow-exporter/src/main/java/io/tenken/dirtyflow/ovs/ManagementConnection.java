package io.tenken.dirtyflow.ovs;

import io.tenken.core.spi.CollectorException;
import io.tenken.core.spi.Deadline;
import io.tenken.core.spi.FailureReason;
import io.tenken.core.untrusted.DeadlineSocket;
import io.tenken.dirtyflow.openflow.wire.Messages;
import io.tenken.dirtyflow.openflow.wire.OpenFlowVersion;
import io.tenken.dirtyflow.openflow.wire.WireFormatException;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Optional;

/**
 * One OpenFlow connection to the management socket of a bridge. It only asks. For one thread, and
 * for one collection: nothing of it outlives a restart of the switch.
 */
final class ManagementConnection implements AutoCloseable {

  private static final int BUFFER = 1 << 18;

  private final String bridge;
  private final DeadlineSocket socket;
  private final Deadline deadline;
  private final long maxBytes;
  private final ByteBuffer buffer = ByteBuffer.allocate(BUFFER).limit(0);
  private OpenFlowVersion version = OpenFlowVersion.V1_3;
  private long received;
  private int lastXid = 1;
  private int messageStart;
  private int messageLength;

  /** Takes the bodies of the parts of a reply. */
  interface PartHandler {

    /** The body of one part, {@code bytes[start, end)}; valid for the time of the call. */
    void part(byte[] bytes, int start, int end);
  }

  private ManagementConnection(
      String bridge, DeadlineSocket socket, Deadline deadline, long maxBytes) {
    this.bridge = bridge;
    this.socket = socket;
    this.deadline = deadline;
    this.maxBytes = maxBytes;
  }

  /**
   * Connects and agrees on a version.
   *
   * @param maxBytes more than this from the switch is a failure
   * @throws CollectorException PROTOCOL if the bridge speaks neither OpenFlow 1.3 nor 1.4, and what
   *     {@link DeadlineSocket#connect} throws
   */
  static ManagementConnection open(String bridge, Path path, Deadline deadline, long maxBytes)
      throws CollectorException, InterruptedException {
    DeadlineSocket socket = connect(bridge, path, deadline);
    ManagementConnection connection = new ManagementConnection(bridge, socket, deadline, maxBytes);
    try {
      connection.greet();
      return connection;
    } catch (CollectorException | InterruptedException | RuntimeException failure) {
      connection.close();
      throw failure;
    }
  }

  private static DeadlineSocket connect(String bridge, Path path, Deadline deadline)
      throws CollectorException, InterruptedException {
    try {
      return DeadlineSocket.connect(path, deadline);
    } catch (CollectorException failure) {
      throw BridgeFailure.of("open the management socket", bridge, failure);
    }
  }

  OpenFlowVersion version() {
    return version;
  }

  /**
   * Asks for everything of one kind and hands on the bodies of the answer.
   *
   * @return how many parts there were
   */
  int request(Messages.Multipart what, PartHandler handler)
      throws CollectorException, InterruptedException {
    int xid = ++lastXid;
    write(Messages.request(version, what, xid));
    int parts = 0;
    boolean more = true;
    while (more) {
      nextMessage();
      byte[] bytes = buffer.array();
      if (type() == Messages.ERROR && xid() == xid) {
        throw refused(what);
      }
      if (type() == Messages.MULTIPART_REPLY && xid() == xid) {
        requireMultipart(what);
        more = (bytes[messageStart + 11] & 1) != 0;
        parts++;
        handle(handler, bytes);
      }
    }
    return parts;
  }

  private void handle(PartHandler handler, byte[] bytes) throws CollectorException {
    try {
      handler.part(
          bytes, messageStart + Messages.MULTIPART_HEADER_LENGTH, messageStart + messageLength);
    } catch (WireFormatException broken) {
      throw protocol("sent a reply that breaks the rules of OpenFlow: " + broken.reason());
    }
  }

  private void greet() throws CollectorException, InterruptedException {
    write(Messages.hello());
    nextMessage();
    if (type() != Messages.HELLO) {
      throw protocol("did not begin with HELLO");
    }
    byte[] hello = Arrays.copyOfRange(buffer.array(), messageStart, messageStart + messageLength);
    Optional<OpenFlowVersion> agreed = Messages.agree(hello);
    version =
        agreed.orElseThrow(
            () ->
                protocol(
                    "speaks neither OpenFlow 1.3 nor 1.4; allow it: ovs-vsctl add bridge %s"
                            .formatted(bridge)
                        + " protocols OpenFlow13"));
  }

  /** Moves to the next message that is not an echo request; those are answered. */
  private void nextMessage() throws CollectorException, InterruptedException {
    do {
      need(Messages.HEADER_LENGTH);
      messageStart = buffer.position();
      messageLength = buffer.getShort(messageStart + 2) & 0xffff;
      if (messageLength < Messages.HEADER_LENGTH) {
        throw protocol("sent a message of %d bytes".formatted(messageLength));
      }
      need(messageLength);
      messageStart = buffer.position();
      buffer.position(messageStart + messageLength);
      if (type() == Messages.ECHO_REQUEST) {
        byte[] request =
            Arrays.copyOfRange(buffer.array(), messageStart, messageStart + messageLength);
        write(Messages.echoReply(request));
      }
    } while (type() == Messages.ECHO_REQUEST);
  }

  /** Reads on until there are {@code count} bytes from the position on. */
  private void need(int count) throws CollectorException, InterruptedException {
    if (buffer.remaining() >= count) {
      return;
    }
    buffer.compact();
    while (buffer.position() < count) {
      int read = read();
      if (read < 0) {
        throw protocol(
            "closed the connection in the middle of an answer; was it deleted, or ovs-vswitchd"
                + " stopped?");
      }
      received += read;
      if (received > maxBytes) {
        throw new CollectorException(
            FailureReason.LIMIT,
            "ask bridge %s over %s: more than %d bytes; see --flows.max-dump-megabytes"
                .formatted(bridge, socket.peer(), maxBytes));
      }
    }
    buffer.flip();
  }

  private void write(byte[] message) throws CollectorException, InterruptedException {
    try {
      socket.write(message, deadline);
    } catch (CollectorException failure) {
      throw BridgeFailure.of("ask the management socket", bridge, failure);
    }
  }

  private int read() throws CollectorException, InterruptedException {
    try {
      return socket.read(buffer, deadline);
    } catch (CollectorException failure) {
      throw BridgeFailure.of("read the answer", bridge, failure);
    }
  }

  private int type() {
    return buffer.get(messageStart + 1) & 0xff;
  }

  private int xid() {
    return buffer.getInt(messageStart + 4);
  }

  private void requireMultipart(Messages.Multipart what) throws CollectorException {
    boolean whole = messageLength >= Messages.MULTIPART_HEADER_LENGTH;
    if (!whole || (buffer.getShort(messageStart + 8) & 0xffff) != what.type()) {
      throw protocol("answered something else than was asked");
    }
  }

  private CollectorException refused(Messages.Multipart what) {
    int code = messageLength >= 12 ? buffer.getInt(messageStart + 8) : 0;
    return protocol(
        "refused the request for %s with error type %d, code %d"
            .formatted(what, code >>> 16, code & 0xffff));
  }

  private CollectorException protocol(String what) {
    return new CollectorException(
        FailureReason.PROTOCOL, "bridge %s (%s) %s".formatted(bridge, socket.peer(), what));
  }

  @Override
  public void close() {
    socket.close();
  }
}
