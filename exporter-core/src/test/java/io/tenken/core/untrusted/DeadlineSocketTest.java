package io.tenken.core.untrusted;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tenken.core.spi.CollectorException;
import io.tenken.core.spi.Deadline;
import io.tenken.core.spi.FailureReason;
import io.tenken.core.spi.Ticker;
import io.tenken.core.testing.FakeTicker;
import io.tenken.core.testing.Patience;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.StandardProtocolFamily;
import java.net.StandardSocketOptions;
import java.net.UnixDomainSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@DisplayName("A socket with a deadline")
class DeadlineSocketTest {

  private static final Duration SHORT = Duration.ofMillis(150);

  @TempDir Path directory;

  private Path path;
  private ServerSocketChannel server;

  @BeforeEach
  void listen() throws Exception {
    path = directory.resolve("peer.sock");
    server = ServerSocketChannel.open(StandardProtocolFamily.UNIX);
    server.bind(UnixDomainSocketAddress.of(path), 1);
  }

  @AfterEach
  void stop() throws Exception {
    server.close();
  }

  @Test
  void carries_bytes_both_ways() throws Exception {
    try (DeadlineSocket socket = DeadlineSocket.connect(path, generous());
        SocketChannel peer = server.accept()) {
      socket.write("question".getBytes(StandardCharsets.UTF_8), generous());
      ByteBuffer heard = ByteBuffer.allocate(8);
      while (heard.hasRemaining()) {
        peer.read(heard);
      }
      peer.write(ByteBuffer.wrap("answer".getBytes(StandardCharsets.UTF_8)));

      assertThat(heard.array()).asString().isEqualTo("question");
      assertThat(socket.peer()).isEqualTo(path.toString());
      assertThat(read(socket, generous())).isEqualTo("answer");
    }
  }

  @Test
  void tells_the_end_of_the_stream() throws Exception {
    try (DeadlineSocket socket = DeadlineSocket.connect(path, generous())) {
      server.accept().close();

      assertThat(socket.read(ByteBuffer.allocate(8), generous())).isEqualTo(-1);
    }
  }

  @Test
  void gives_up_on_a_peer_that_says_nothing() throws Exception {
    try (DeadlineSocket socket = DeadlineSocket.connect(path, generous());
        SocketChannel silent = server.accept()) {
      assertFails(FailureReason.TIMEOUT, () -> read(socket, soon()));
      assertThat(silent.isOpen()).isTrue();
    }
  }

  @Test
  void gives_up_on_a_peer_that_drips() throws Exception {
    try (DeadlineSocket socket = DeadlineSocket.connect(path, generous());
        SocketChannel peer = server.accept()) {
      Thread dripping = new Thread(() -> drip(peer));
      dripping.start();

      assertFails(
          FailureReason.TIMEOUT,
          () -> {
            Deadline deadline = soon();
            while (true) {
              read(socket, deadline);
            }
          });
      socket.close();
      dripping.join();
    }
  }

  @Test
  @DisplayName("gives up at the deadline also where bytes are there: a drop renews no time")
  void gives_up_though_bytes_are_there() throws Exception {
    FakeTicker time = new FakeTicker();
    Deadline deadline = Deadline.after(SHORT, time);
    try (DeadlineSocket socket = DeadlineSocket.connect(path, generous());
        SocketChannel peer = server.accept()) {
      peer.write(ByteBuffer.wrap(new byte[64]));
      assertThat(socket.read(ByteBuffer.allocate(1), deadline)).isEqualTo(1);
      time.advance(SHORT);

      assertFails(FailureReason.TIMEOUT, () -> read(socket, deadline));
    }
  }

  @Test
  void leaves_no_descriptor_behind_when_it_can_not_connect() throws Exception {
    server.close();
    int before = descriptors();
    for (int i = 0; i < 100; i++) {
      assertFails(FailureReason.UNREACHABLE, () -> DeadlineSocket.connect(path, generous()));
    }

    assertThat(descriptors()).isLessThan(before + 100);
  }

  private static int descriptors() throws Exception {
    try (Stream<Path> open = Files.list(Path.of("/proc/self/fd"))) {
      return (int) open.count();
    }
  }

  @Test
  void gives_up_on_a_peer_that_takes_no_data() throws Exception {
    try (DeadlineSocket socket = DeadlineSocket.connect(path, generous());
        SocketChannel deaf = server.accept()) {
      assertFails(FailureReason.TIMEOUT, () -> socket.write(new byte[8 << 20], soon()));
      assertThat(deaf.isOpen()).isTrue();
    }
  }

  @Test
  void gives_up_on_a_peer_that_accepts_nobody() throws Exception {
    try (DeadlineSocket first = DeadlineSocket.connect(path, generous());
        DeadlineSocket second = DeadlineSocket.connect(path, generous())) {
      assertFails(FailureReason.TIMEOUT, () -> DeadlineSocket.connect(path, soon()));
      assertThat(first.peer()).isEqualTo(second.peer());
    }
  }

  @Test
  void gets_through_once_a_busy_peer_accepts_again() throws Exception {
    try (DeadlineSocket first = DeadlineSocket.connect(path, generous());
        DeadlineSocket second = DeadlineSocket.connect(path, generous())) {
      CompletableFuture<DeadlineSocket> third = CompletableFuture.supplyAsync(this::connected);
      server.accept().close();
      server.accept().close();

      try (DeadlineSocket socket = third.join()) {
        assertThat(socket.peer()).isEqualTo(first.peer()).isEqualTo(second.peer());
      }
    }
  }

  @Test
  void says_that_there_is_no_such_socket() {
    assertThatThrownBy(() -> DeadlineSocket.connect(directory.resolve("none"), generous()))
        .hasMessageContaining("none")
        .hasMessageContaining("there is no such socket")
        .extracting("reason")
        .isEqualTo(FailureReason.UNREACHABLE);
  }

  @Test
  void says_that_nobody_listens() throws Exception {
    server.close();

    assertFails(FailureReason.UNREACHABLE, () -> DeadlineSocket.connect(path, generous()));
  }

  @Test
  void reaches_a_tcp_port_and_says_when_nobody_listens_there() throws Exception {
    InetSocketAddress address;
    try (ServerSocketChannel port = ServerSocketChannel.open()) {
      port.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0));
      address = (InetSocketAddress) port.getLocalAddress();
      DeadlineSocket.connect(address, generous()).close();
    }

    assertFails(FailureReason.UNREACHABLE, () -> DeadlineSocket.connect(address, generous()));
  }

  @Test
  void says_that_the_peer_has_reset_the_connection() throws Exception {
    try (ServerSocketChannel port = ServerSocketChannel.open()) {
      port.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0));
      InetSocketAddress address = (InetSocketAddress) port.getLocalAddress();
      try (DeadlineSocket socket = DeadlineSocket.connect(address, generous())) {
        SocketChannel peer = port.accept();
        peer.write(ByteBuffer.wrap("half an ans".getBytes(StandardCharsets.UTF_8)));
        assertThat(read(socket, generous())).isEqualTo("half an ans");
        // Closing such a socket is a reset, and not an orderly end.
        peer.setOption(StandardSocketOptions.SO_LINGER, 0);
        peer.close();

        assertThatThrownBy(() -> read(socket, generous()))
            .hasMessageStartingWith("lost the connection while reading from " + socket.peer())
            .extracting("reason")
            .isEqualTo(FailureReason.PROTOCOL);
      }
    }
  }

  @Test
  void says_that_the_peer_hung_up_while_it_was_written_to() throws Exception {
    try (DeadlineSocket socket = DeadlineSocket.connect(path, generous())) {
      server.accept().close();

      assertThatThrownBy(() -> socket.write(new byte[8 << 20], generous()))
          .hasMessageStartingWith("lost the connection while writing to " + path)
          .extracting("reason")
          .isEqualTo(FailureReason.PROTOCOL);
    }
  }

  @Test
  void says_that_a_name_does_not_resolve() {
    InetSocketAddress nowhere = InetSocketAddress.createUnresolved("no.such.host.invalid", 80);

    assertThatThrownBy(() -> DeadlineSocket.connect(nowhere, generous()))
        .hasMessageContaining("the name does not resolve");
  }

  @Test
  void fails_when_another_thread_closes_it() throws Exception {
    try (DeadlineSocket socket = DeadlineSocket.connect(path, generous())) {
      AtomicReference<Throwable> outcome = new AtomicReference<>();
      Thread reader = new Thread(() -> outcome.set(failureOfReading(socket)));
      reader.start();
      awaitSelecting(reader);
      socket.close();
      reader.join();

      assertThat(outcome.get()).isInstanceOf(CollectorException.class);
    }
  }

  @Test
  void passes_an_interrupt_on() throws Exception {
    try (DeadlineSocket socket = DeadlineSocket.connect(path, generous())) {
      AtomicReference<Throwable> outcome = new AtomicReference<>();
      Thread reader = new Thread(() -> outcome.set(failureOfReading(socket)));
      reader.start();
      awaitSelecting(reader);
      reader.interrupt();
      reader.join();

      assertThat(outcome.get()).isInstanceOf(InterruptedException.class);
    }
  }

  @Test
  void reads_without_waiting_what_is_there() throws Exception {
    try (DeadlineSocket socket = DeadlineSocket.connect(path, generous());
        SocketChannel peer = server.accept()) {
      assertThat(socket.readAvailable(ByteBuffer.allocate(8))).isZero();
      peer.write(ByteBuffer.wrap(new byte[3]));
      assertThat(socket.readAvailable(ByteBuffer.allocate(8))).isEqualTo(3);
      peer.close();
      assertThat(socket.readAvailable(ByteBuffer.allocate(8))).isEqualTo(-1);
    }
  }

  private static void awaitSelecting(Thread reader) {
    Patience.until(
        "the reader to wait",
        () -> {
          for (StackTraceElement frame : reader.getStackTrace()) {
            if (frame.getMethodName().equals("select")) {
              return true;
            }
          }
          return false;
        });
  }

  private static Throwable failureOfReading(DeadlineSocket socket) {
    try {
      socket.read(ByteBuffer.allocate(8), generous());
      return new AssertionError("nothing was sent");
    } catch (CollectorException | InterruptedException failure) {
      return failure;
    }
  }

  private DeadlineSocket connected() {
    try {
      return DeadlineSocket.connect(path, generous());
    } catch (CollectorException | InterruptedException failure) {
      throw new AssertionError(failure);
    }
  }

  private static void drip(SocketChannel peer) {
    try {
      while (true) {
        peer.write(ByteBuffer.wrap(new byte[] {'x'}));
        Thread.onSpinWait();
      }
    } catch (java.io.IOException theOtherSideHasGone) {
      // as it should
    }
  }

  private static String read(DeadlineSocket socket, Deadline deadline) throws Exception {
    ByteBuffer buffer = ByteBuffer.allocate(64);
    int count = socket.read(buffer, deadline);
    return new String(buffer.array(), 0, count, StandardCharsets.UTF_8);
  }

  private static Deadline generous() {
    return Deadline.after(Patience.LIMIT, Ticker.system());
  }

  private static Deadline soon() {
    return Deadline.after(SHORT, Ticker.system());
  }

  private static void assertFails(
      FailureReason reason, org.assertj.core.api.ThrowableAssert.ThrowingCallable call) {
    assertThatThrownBy(call)
        .isInstanceOf(CollectorException.class)
        .extracting("reason")
        .isEqualTo(reason);
  }
}
