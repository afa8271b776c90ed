package io.tenken.core.untrusted;

import io.tenken.core.spi.CollectorException;
import io.tenken.core.spi.Deadline;
import io.tenken.core.spi.FailureReason;
import java.io.IOException;
import java.net.BindException;
import java.net.InetSocketAddress;
import java.net.SocketAddress;
import java.net.SocketException;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.CancelledKeyException;
import java.nio.channels.ClosedByInterruptException;
import java.nio.channels.ClosedChannelException;
import java.nio.channels.ClosedSelectorException;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.channels.SocketChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;

/**
 * A stream connection to a local daemon of which no step outlasts its deadline: connecting, writing
 * and reading. Sockets of the JDK know no timeout for Unix domain sockets, and a timeout for each
 * read is none at all against a peer that sends one byte at a time.
 *
 * <p>For one thread at a time; only {@link #close} may come from another one, and makes the call
 * that is under way fail.
 */
public final class DeadlineSocket implements AutoCloseable {

  /** Between attempts while the peer's queue of waiting connections is full. */
  private static final Duration CONNECT_PAUSE = Duration.ofMillis(5);

  private final String peer;
  private final SocketChannel channel;
  private final Selector selector;
  private final SelectionKey key;

  private DeadlineSocket(String peer, SocketChannel channel, Selector selector, SelectionKey key) {
    this.peer = peer;
    this.channel = channel;
    this.selector = selector;
    this.key = key;
  }

  /**
   * Connects to a Unix domain socket.
   *
   * @throws CollectorException UNREACHABLE if there is no socket or nobody listens, PERMISSION if
   *     it may not be opened, TIMEOUT if nobody accepts in time
   */
  public static DeadlineSocket connect(Path socket, Deadline deadline)
      throws CollectorException, InterruptedException {
    return connect(socket.toString(), UnixDomainSocketAddress.of(socket), deadline);
  }

  /**
   * Connects to a TCP port.
   *
   * @throws CollectorException UNREACHABLE if nobody listens, TIMEOUT if nobody answers in time
   */
  public static DeadlineSocket connect(InetSocketAddress address, Deadline deadline)
      throws CollectorException, InterruptedException {
    String peer = address.getHostString() + ":" + address.getPort();
    if (address.isUnresolved()) {
      throw new CollectorException(
          FailureReason.UNREACHABLE, "cannot connect to " + peer + ": the name does not resolve");
    }
    return connect(peer, address, deadline);
  }

  private static DeadlineSocket connect(String peer, SocketAddress address, Deadline deadline)
      throws CollectorException, InterruptedException {
    while (true) {
      DeadlineSocket socket = open(peer, address);
      try {
        if (socket.tryConnect(address, deadline)) {
          return socket;
        }
      } catch (CollectorException | InterruptedException | RuntimeException failure) {
        socket.close();
        throw failure;
      }
      socket.close();
    }
  }

  private static DeadlineSocket open(String peer, SocketAddress address) throws CollectorException {
    try {
      SocketChannel channel =
          address instanceof UnixDomainSocketAddress
              ? SocketChannel.open(StandardProtocolFamily.UNIX)
              : SocketChannel.open();
      channel.configureBlocking(false);
      Selector selector = Selector.open();
      return new DeadlineSocket(peer, channel, selector, channel.register(selector, 0));
    } catch (IOException noDescriptor) {
      throw new CollectorException(
          FailureReason.INTERNAL, "cannot open a socket for " + peer, noDescriptor);
    }
  }

  /**
   * False if a Unix domain socket's queue was full: Linux answers "try again" and keeps no place,
   * so the next attempt takes a new socket.
   */
  private boolean tryConnect(SocketAddress address, Deadline deadline)
      throws CollectorException, InterruptedException {
    try {
      boolean connected = channel.connect(address);
      while (!connected) {
        await(SelectionKey.OP_CONNECT, deadline, "does not answer");
        connected = channel.finishConnect();
      }
      return true;
    } catch (IOException refused) {
      passOnInterrupt(refused);
      if (!isQueueFull(address, refused)) {
        throw connectFailure(address, refused);
      }
    }
    checkTime(deadline, "accepts no connection (does it hang?)");
    pause();
    return false;
  }

  /**
   * By the class and not by the message, which comes in the language of the process: the JDK has
   * classes of its own for "refused" and "permission denied" and none for "try again".
   */
  private static boolean isQueueFull(SocketAddress address, IOException refused) {
    return refused.getClass() == SocketException.class
        && address instanceof UnixDomainSocketAddress unix
        && Files.exists(unix.getPath());
  }

  private void pause() throws InterruptedException, CollectorException {
    try {
      selector.select(CONNECT_PAUSE.toMillis());
      checkInterrupt();
    } catch (IOException | ClosedSelectorException closedMeanwhile) {
      throw new CollectorException(
          FailureReason.INTERNAL, "closed while connecting to " + peer, closedMeanwhile);
    }
  }

  private CollectorException connectFailure(SocketAddress address, IOException cause) {
    if (cause instanceof BindException && address instanceof UnixDomainSocketAddress) {
      return new CollectorException(
          FailureReason.PERMISSION,
          "may not connect to " + peer + ": that takes write permission on the socket",
          cause);
    }
    String hint = "";
    if (address instanceof UnixDomainSocketAddress unix && !Files.exists(unix.getPath())) {
      hint = " (there is no such socket; does the daemon run?)";
    }
    return new CollectorException(
        FailureReason.UNREACHABLE,
        "cannot connect to " + peer + ": " + cause.getMessage() + hint,
        cause);
  }

  /**
   * Writes all of the bytes.
   *
   * @throws CollectorException TIMEOUT if the peer takes them too slowly, PROTOCOL if it hung up
   */
  public void write(byte[] bytes, Deadline deadline)
      throws CollectorException, InterruptedException {
    ByteBuffer buffer = ByteBuffer.wrap(bytes);
    try {
      while (channel.write(buffer) >= 0 && buffer.hasRemaining()) {
        await(SelectionKey.OP_WRITE, deadline, "takes no data");
      }
    } catch (IOException broken) {
      throw lost("writing to", broken);
    }
  }

  /**
   * Reads what is there, at least one byte, as soon as there is some.
   *
   * @return the number of bytes, or -1 at the end of the stream
   * @throws CollectorException TIMEOUT if nothing comes in time, PROTOCOL if the connection broke
   */
  public int read(ByteBuffer into, Deadline deadline)
      throws CollectorException, InterruptedException {
    try {
      while (true) {
        // Also when bytes are there: a peer that drips must not renew its time with every drop.
        checkTime(deadline, "has not answered in full");
        int count = channel.read(into);
        if (count != 0) {
          return count;
        }
        await(SelectionKey.OP_READ, deadline, "has not answered in full");
      }
    } catch (IOException broken) {
      throw lost("reading from", broken);
    }
  }

  /**
   * Reads what is there now without waiting.
   *
   * @return the number of bytes, 0 if there are none, or -1 at the end of the stream
   * @throws CollectorException PROTOCOL if the connection broke
   */
  public int readAvailable(ByteBuffer into) throws CollectorException, InterruptedException {
    try {
      return channel.read(into);
    } catch (IOException broken) {
      throw lost("reading from", broken);
    }
  }

  private void await(int operation, Deadline deadline, String problem)
      throws CollectorException, InterruptedException, IOException {
    try {
      key.interestOps(operation);
      // select(0) would wait for ever.
      selector.select(Math.max(1, deadline.remaining().toMillis()));
      checkInterrupt();
      selector.selectedKeys().clear();
    } catch (ClosedSelectorException | CancelledKeyException closedMeanwhile) {
      throw new ClosedChannelException();
    }
    checkTime(deadline, problem);
  }

  private void checkTime(Deadline deadline, String problem) throws CollectorException {
    if (deadline.expired()) {
      throw new CollectorException(
          FailureReason.TIMEOUT, peer + " " + problem + "; gave up at the deadline");
    }
  }

  private static void checkInterrupt() throws InterruptedException {
    if (Thread.interrupted()) {
      throw new InterruptedException();
    }
  }

  private static void passOnInterrupt(IOException cause) throws InterruptedException {
    if (cause instanceof ClosedByInterruptException) {
      Thread.interrupted();
      throw new InterruptedException();
    }
  }

  private CollectorException lost(String action, IOException cause) throws InterruptedException {
    passOnInterrupt(cause);
    return new CollectorException(
        FailureReason.PROTOCOL,
        "lost the connection while " + action + " " + peer + ": " + cause.getMessage(),
        cause);
  }

  /** The socket's path, or host and port: for messages. */
  public String peer() {
    return peer;
  }

  @Override
  public void close() {
    try (selector;
        channel) {
      key.cancel();
    } catch (IOException alreadyGone) {
      // There is nothing left to free.
    }
  }
}
