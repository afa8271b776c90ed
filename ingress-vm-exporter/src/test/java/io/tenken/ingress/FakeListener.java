package io.tenken.ingress;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.SocketAddress;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.channels.AsynchronousCloseException;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** Accepts connections for a server of a test, each on a thread of its own. Thread-safe. */
public final class FakeListener implements AutoCloseable {

  /** What is said on a connection; it ends afterwards. */
  @FunctionalInterface
  public interface Conversation {

    /**
     * @throws IOException if the client has gone, as it may
     */
    void with(SocketChannel connection) throws IOException;
  }

  private final ServerSocketChannel server;
  private final Conversation conversation;
  private final List<SocketChannel> connections = new CopyOnWriteArrayList<>();

  private FakeListener(ServerSocketChannel server, Conversation conversation) {
    this.server = server;
    this.conversation = conversation;
    start(this::accept);
  }

  public static FakeListener unix(Path socket, Conversation conversation) throws IOException {
    ServerSocketChannel server = ServerSocketChannel.open(StandardProtocolFamily.UNIX);
    return new FakeListener(server.bind(UnixDomainSocketAddress.of(socket)), conversation);
  }

  /** On a port of 127.0.0.1. */
  public static FakeListener loopback(Conversation conversation) throws IOException {
    ServerSocketChannel server = ServerSocketChannel.open();
    SocketAddress address =
        new InetSocketAddress(InetAddress.getByAddress(new byte[] {127, 0, 0, 1}), 0);
    return new FakeListener(server.bind(address), conversation);
  }

  /** Of one on a port. */
  public int port() throws IOException {
    return ((InetSocketAddress) server.getLocalAddress()).getPort();
  }

  private void accept() {
    try {
      while (true) {
        SocketChannel connection = server.accept();
        connections.add(connection);
        start(() -> serve(connection));
      }
    } catch (AsynchronousCloseException closed) {
      // the test is over
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private void serve(SocketChannel connection) {
    try (connection) {
      conversation.with(connection);
    } catch (IOException clientGone) {
      // as it may
    }
  }

  private static void start(Runnable work) {
    Thread thread = new Thread(work, "fake-listener");
    thread.setDaemon(true);
    thread.start();
  }

  @Override
  public void close() throws IOException {
    server.close();
    for (SocketChannel connection : connections) {
      connection.close();
    }
  }
}
