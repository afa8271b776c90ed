package io.tenken.ingress.dbus;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.AsynchronousCloseException;
import java.nio.channels.ClosedChannelException;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * A message bus on a Unix domain socket, with one service on it. It speaks the real protocol, and
 * breaks it where a test wants that. Serves one connection after the other.
 */
public final class FakeBus implements AutoCloseable {

  /** What the service says to a call. */
  @FunctionalInterface
  public interface Service {

    Answer answer(String path, String member, List<DbusValue> arguments);
  }

  /** What comes back for a call. */
  public sealed interface Answer {}

  /** A reply with values; see {@link MessageFixture} for their classes. */
  public record Values(String signature, List<Object> values) implements Answer {}

  /** An error. */
  public record Refusal(String name, String text) implements Answer {}

  /** Bytes that are no reply. */
  public static final class Raw implements Answer {

    private final byte[] bytes;

    public Raw(byte... bytes) {
      this.bytes = bytes.clone();
    }
  }

  /** Nothing comes; the connection stays. */
  public record Silence() implements Answer {}

  /** The connection ends. */
  public record HangUp() implements Answer {}

  private final ServerSocketChannel server;
  private final Service service;
  private final String verdict;
  private final Thread thread;
  private final AtomicInteger connections = new AtomicInteger();
  private final AtomicInteger mostUnanswered = new AtomicInteger();
  private final List<String> calls = new CopyOnWriteArrayList<>();
  private volatile SocketChannel client;

  private FakeBus(Path socket, String verdict, Service service) throws IOException {
    this.service = service;
    this.verdict = verdict;
    this.server = ServerSocketChannel.open(StandardProtocolFamily.UNIX);
    server.bind(UnixDomainSocketAddress.of(socket));
    this.thread = new Thread(this::serve, "fake-bus");
    thread.start();
  }

  public static FakeBus at(Path socket, Service service) throws IOException {
    return new FakeBus(socket, "DATA\r\nOK 0123456789abcdef0123456789abcdef\r\n", service);
  }

  /** A bus that answers to the greeting with this. */
  static FakeBus saying(Path socket, String verdict) throws IOException {
    return new FakeBus(socket, verdict, (path, member, arguments) -> new Silence());
  }

  /** A reply with these values; see {@link MessageFixture} for their classes. */
  public static Answer values(String signature, Object... values) {
    return new Values(signature, List.of(values));
  }

  /** Connections so far. */
  public int connections() {
    return connections.get();
  }

  /** Members that were called so far, {@code Hello} included; of properties their names. */
  public List<String> calls() {
    return List.copyOf(calls);
  }

  public void forgetCalls() {
    calls.clear();
  }

  /** Most calls that were there unanswered at one time. */
  int mostUnanswered() {
    return mostUnanswered.get();
  }

  /** Ends the connection, as a restarted bus does. */
  public void disconnect() throws IOException {
    client.close();
  }

  private void serve() {
    try {
      while (true) {
        client = server.accept();
        connections.incrementAndGet();
        try (SocketChannel connection = client) {
          converse(connection);
        } catch (IOException | MalformedMessageException clientGone) {
          // the next one
        }
      }
    } catch (AsynchronousCloseException closed) {
      // the test is over
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private void converse(SocketChannel connection) throws IOException, MalformedMessageException {
    readUntil(connection, "DATA\r\n");
    write(connection, verdict.getBytes(StandardCharsets.US_ASCII));
    readUntil(connection, "BEGIN\r\n");
    MessageAssembler assembler = new MessageAssembler();
    ByteBuffer chunk = ByteBuffer.allocate(64 << 10);
    long serial = 0;
    while (connection.read(chunk.clear()) >= 0) {
      assembler.append(chunk.array(), chunk.position());
      ByteArrayOutputStream replies = new ByteArrayOutputStream();
      int unanswered = 0;
      Optional<Message> call = assembler.next();
      while (call.isPresent()) {
        serial++;
        unanswered++;
        Answer answer = answer(call.get());
        if (answer instanceof HangUp) {
          return;
        }
        replies.writeBytes(bytes(answer, serial));
        call = assembler.next();
      }
      int now = unanswered;
      mostUnanswered.updateAndGet(most -> Math.max(most, now));
      write(connection, replies.toByteArray());
    }
  }

  private Answer answer(Message call) throws MalformedMessageException {
    String member = call.text(HeaderField.MEMBER);
    List<DbusValue> arguments = call.body();
    calls.add(member.equals("Get") ? arguments.get(1).asText().orElse("") : member);
    return member.equals("Hello")
        ? values("s", ":1.42")
        : service.answer(call.text(HeaderField.PATH), member, arguments);
  }

  private static byte[] bytes(Answer answer, long serial) {
    if (answer instanceof Values reply) {
      return MessageFixture.methodReturn(serial, reply.signature(), reply.values().toArray());
    }
    if (answer instanceof Refusal error) {
      return MessageFixture.error(serial, error.name(), error.text());
    }
    return answer instanceof Raw raw ? raw.bytes.clone() : new byte[0];
  }

  private static void readUntil(SocketChannel connection, String end) throws IOException {
    StringBuilder text = new StringBuilder();
    ByteBuffer one = ByteBuffer.allocate(1);
    while (text.indexOf(end) < 0) {
      if (connection.read(one.clear()) < 0) {
        throw new ClosedChannelException();
      }
      text.append((char) one.get(0));
    }
  }

  private static void write(SocketChannel connection, byte[] bytes) throws IOException {
    ByteBuffer buffer = ByteBuffer.wrap(bytes);
    while (buffer.hasRemaining()) {
      connection.write(buffer);
    }
  }

  @Override
  public void close() throws Exception {
    server.close();
    SocketChannel last = client;
    if (last != null) {
      last.close();
    }
    thread.join();
  }
}
