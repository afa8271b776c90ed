package io.tenken.ingress;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.channels.Channels;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;

/**
 * BIRD or a daemon of FRR on a Unix domain socket: answers each command with what a test gives it,
 * such as a capture. Every connection has a thread of its own. Thread-safe.
 */
public final class FakeDaemon implements AutoCloseable {

  private static final byte[] NOTHING = {};

  private final Path socket;
  private final byte[] greeting;
  private final char commandEnd;
  private final byte[] unknownCommand;
  private final Map<String, byte[]> answers = new ConcurrentHashMap<>();
  private final List<String> asked = new CopyOnWriteArrayList<>();
  private final FakeListener listener;

  private FakeDaemon(Path socket, byte[] greeting, char commandEnd, byte[] unknownCommand)
      throws IOException {
    this.socket = socket;
    this.greeting = greeting;
    this.commandEnd = commandEnd;
    this.unknownCommand = unknownCommand;
    this.listener = FakeListener.unix(socket, this::serve);
  }

  /** A BIRD that knows {@code restrict} and nothing else. */
  public static FakeDaemon bird(Path socket) throws IOException {
    return birdGreeting(socket, Captures.text("bird/bird2.banner.raw"));
  }

  public static FakeDaemon birdGreeting(Path socket, String greeting) throws IOException {
    return new FakeDaemon(
            socket,
            greeting.getBytes(StandardCharsets.UTF_8),
            '\n',
            Captures.bytes("bird/bird2.show-nonsense.raw"))
        .answering("restrict", Captures.text("bird/bird16.restrict.raw"));
  }

  /** A BIRD 2 with all that was recorded of one. */
  public static FakeDaemon recordedBird(Path socket) throws IOException {
    return bird(socket)
        .answering("show status", Captures.text("bird/bird2.show-status.raw"))
        .answering("show protocols all", Captures.text("bird/bird2.show-protocols-all.raw"))
        .answering("show bfd sessions", Captures.text("bird/bird2.show-bfd-sessions.raw"))
        .answering("show memory", Captures.text("bird/bird2.show-memory.raw"));
  }

  /** A daemon of FRR that knows no command. */
  public static FakeDaemon frr(Path socket) throws IOException {
    return new FakeDaemon(socket, NOTHING, '\0', vty("% Unknown command.\n", 2));
  }

  /** A bgpd with all that was recorded of one. */
  public static FakeDaemon recordedBgpd(Path directory) throws IOException {
    return frr(directory.resolve("bgpd.vty"))
        .answeringVty("show version", Captures.text("frr/show-version.txt"))
        .answeringVty(
            "show bgp vrf all summary json", Captures.text("frr/show-bgp-vrf-all-summary-json.txt"))
        .answeringVty(
            "show bgp vrf all neighbors json",
            Captures.text("frr/show-bgp-vrf-all-neighbors-json.txt"));
  }

  /** A bfdd with all that was recorded of one. */
  public static FakeDaemon recordedBfdd(Path directory) throws IOException {
    return frr(directory.resolve("bfdd.vty"))
        .answeringVty("enable", "")
        .answeringVty("show bfd peers json", Captures.text("frr/show-bfd-peers-json.txt"));
  }

  /** From now on answers the command with these bytes. */
  public FakeDaemon answering(String command, String answer) {
    answers.put(command, answer.getBytes(StandardCharsets.UTF_8));
    return this;
  }

  /** From now on answers the command with this text, as FRR does where all is well. */
  public FakeDaemon answeringVty(String command, String text) {
    answers.put(command, vty(text, 0));
    return this;
  }

  private static byte[] vty(String text, int status) {
    ByteArrayOutputStream answer = new ByteArrayOutputStream();
    answer.writeBytes(text.getBytes(StandardCharsets.UTF_8));
    answer.writeBytes(new byte[] {0, 0, 0, (byte) status});
    return answer.toByteArray();
  }

  /** From now on hangs up when it is asked this, in the middle of an answer. */
  public FakeDaemon hangingUpAt(String command) {
    answers.put(command, NOTHING);
    return this;
  }

  /** The commands so far, in the order in which they came. */
  public List<String> asked() {
    return List.copyOf(asked);
  }

  public void forgetAsked() {
    asked.clear();
  }

  private void serve(SocketChannel connection) throws IOException {
    connection.write(ByteBuffer.wrap(greeting));
    InputStream in = Channels.newInputStream(connection);
    StringBuilder command = new StringBuilder();
    for (int c = in.read(); c >= 0; c = in.read()) {
      if (c != commandEnd) {
        command.append((char) c);
        continue;
      }
      asked.add(command.toString());
      byte[] answer = answers.getOrDefault(command.toString(), unknownCommand);
      if (answer.length == 0) {
        return;
      }
      Channels.newOutputStream(connection).write(answer);
      command.setLength(0);
    }
  }

  /** Ends as a daemon does that is stopped: its socket goes, too. */
  @Override
  public void close() throws IOException {
    listener.close();
    Files.deleteIfExists(socket);
  }
}
