package io.tenken.ingress.dbus;

import io.tenken.core.spi.CollectorException;
import io.tenken.core.spi.Deadline;
import io.tenken.core.spi.FailureReason;
import io.tenken.core.untrusted.DeadlineSocket;
import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A connection to a message bus. Asks many questions at once and reads the answers as they come;
 * every step has a deadline. After a failure it is of no use any more: open a new one.
 *
 * <p>Asks for no signals, so between two calls the bus has nothing to keep for us. For one thread;
 * only {@link #close} may come from another one.
 */
public final class DbusConnection implements AutoCloseable {

  /**
   * Calls without an answer at any time. dbus-daemon refuses more than 128 for one connection of
   * the system bus ({@code max_replies_per_connection}).
   */
  private static final int WINDOW = 64;

  private static final int CHUNK_BYTES = 64 << 10;

  private static final MethodCall HELLO =
      new MethodCall(
          "org.freedesktop.DBus",
          "/org/freedesktop/DBus",
          "org.freedesktop.DBus",
          "Hello",
          List.of());

  private final DeadlineSocket socket;
  private final MessageAssembler assembler = new MessageAssembler();
  private final ByteBuffer chunk = ByteBuffer.allocate(CHUNK_BYTES);
  private int lastSerial;

  private DbusConnection(DeadlineSocket socket) {
    this.socket = socket;
  }

  /**
   * Connects, says who we are, and greets the bus.
   *
   * @param path the bus' socket: {@code /run/dbus/system_bus_socket}
   * @throws CollectorException UNREACHABLE, PERMISSION, TIMEOUT, or PROTOCOL if it is no bus
   */
  public static DbusConnection open(Path path, Deadline deadline)
      throws CollectorException, InterruptedException {
    DeadlineSocket socket = DeadlineSocket.connect(path, deadline);
    try {
      Authentication.authenticate(socket, deadline);
      DbusConnection connection = new DbusConnection(socket);
      Reply greeting = connection.call(List.of(HELLO), deadline).get(0);
      if (greeting instanceof Reply.Refused refused) {
        throw new CollectorException(
            FailureReason.PERMISSION,
            "the bus at %s does not take us: %s".formatted(socket.peer(), refused));
      }
      return connection;
    } catch (CollectorException | InterruptedException | RuntimeException failure) {
      socket.close();
      throw failure;
    }
  }

  /**
   * Asks all of these questions.
   *
   * @return the answers, in the order of the questions
   * @throws CollectorException TIMEOUT or PROTOCOL
   */
  public List<Reply> call(List<MethodCall> calls, Deadline deadline)
      throws CollectorException, InterruptedException {
    Reply[] replies = new Reply[calls.size()];
    Map<Long, Integer> waiting = new HashMap<>();
    int sent = 0;
    while (sent < calls.size() || !waiting.isEmpty()) {
      int upTo = Math.min(calls.size(), sent + WINDOW - waiting.size());
      if (upTo > sent) {
        send(calls, sent, upTo, waiting, deadline);
        sent = upTo;
      }
      receive(waiting, replies, deadline);
    }
    return Arrays.asList(replies);
  }

  private void send(
      List<MethodCall> calls, int from, int upTo, Map<Long, Integer> waiting, Deadline deadline)
      throws CollectorException, InterruptedException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    for (int i = from; i < upTo; i++) {
      lastSerial = lastSerial == Integer.MAX_VALUE ? 1 : lastSerial + 1;
      waiting.put((long) lastSerial, i);
      bytes.writeBytes(MessageWriter.bytes(calls.get(i), lastSerial));
    }
    socket.write(bytes.toByteArray(), deadline);
  }

  /** Takes at least one answer, and all that are there. */
  private void receive(Map<Long, Integer> waiting, Reply[] replies, Deadline deadline)
      throws CollectorException, InterruptedException {
    int before = waiting.size();
    try {
      while (waiting.size() == before) {
        Optional<Message> message = assembler.next();
        while (message.isPresent()) {
          take(message.get(), waiting, replies);
          message = assembler.next();
        }
        if (waiting.size() == before) {
          read(deadline);
        }
      }
    } catch (MalformedMessageException malformed) {
      throw new CollectorException(
          FailureReason.PROTOCOL,
          "the bus at %s sent what is no message of D-Bus: %s"
              .formatted(socket.peer(), malformed.getMessage()),
          malformed);
    }
  }

  private void read(Deadline deadline) throws CollectorException, InterruptedException {
    chunk.clear();
    int count = socket.read(chunk, deadline);
    if (count < 0) {
      throw new CollectorException(
          FailureReason.PROTOCOL, "the bus at %s hung up".formatted(socket.peer()));
    }
    assembler.append(chunk.array(), count);
  }

  /** Signals, calls to us and answers to nobody are passed over. */
  private static void take(Message message, Map<Long, Integer> waiting, Reply[] replies)
      throws MalformedMessageException {
    boolean refused = message.is(MessageType.ERROR);
    if (!refused && !message.is(MessageType.METHOD_RETURN)) {
      return;
    }
    Integer place = waiting.remove(message.replySerial());
    if (place == null) {
      return;
    }
    List<DbusValue> values = message.body();
    replies[place] =
        refused
            ? new Reply.Refused(message.text(HeaderField.ERROR_NAME), firstText(values))
            : new Reply.Returned(values);
  }

  private static String firstText(List<DbusValue> values) {
    return values.isEmpty() ? "" : values.get(0).asText().orElse("");
  }

  /** The bus' socket: for messages. */
  public String peer() {
    return socket.peer();
  }

  @Override
  public void close() {
    socket.close();
  }
}
