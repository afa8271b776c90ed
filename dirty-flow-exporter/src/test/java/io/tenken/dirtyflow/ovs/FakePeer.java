package io.tenken.dirtyflow.ovs;

import java.io.IOException;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.nio.file.Path;

/** A daemon behind a Unix domain socket that does what a test says to everyone who connects. */
public final class FakePeer implements AutoCloseable {

  private final ServerSocketChannel server;
  private final Thread thread;

  /** What the daemon does with one connection, which is closed after it. */
  public interface Behaviour {
    void meet(SocketChannel client) throws IOException;
  }

  private FakePeer(ServerSocketChannel server, Behaviour behaviour) {
    this.server = server;
    this.thread = new Thread(() -> serve(behaviour), "fake-peer");
    thread.setDaemon(true);
    thread.start();
  }

  public static FakePeer at(Path socket, Behaviour behaviour) throws IOException {
    ServerSocketChannel server = ServerSocketChannel.open(StandardProtocolFamily.UNIX);
    server.bind(UnixDomainSocketAddress.of(socket));
    return new FakePeer(server, behaviour);
  }

  public static void write(SocketChannel client, byte[] bytes) throws IOException {
    ByteBuffer left = ByteBuffer.wrap(bytes);
    while (left.hasRemaining()) {
      client.write(left);
    }
  }

  /** Reads exactly so many bytes. */
  public static byte[] read(SocketChannel client, int count) throws IOException {
    ByteBuffer bytes = ByteBuffer.allocate(count);
    while (bytes.hasRemaining()) {
      if (client.read(bytes) < 0) {
        throw new IOException("the client has hung up");
      }
    }
    return bytes.array();
  }

  /** Says nothing until the client hangs up. */
  public static void waitForHangUp(SocketChannel client) throws IOException {
    ByteBuffer dropped = ByteBuffer.allocate(1 << 12);
    while (client.read(dropped) >= 0) {
      dropped.clear();
    }
  }

  private void serve(Behaviour behaviour) {
    while (true) {
      try (SocketChannel client = server.accept()) {
        behaviour.meet(client);
      } catch (IOException gone) {
        if (!server.isOpen()) {
          return;
        }
      }
    }
  }

  @Override
  public void close() throws Exception {
    server.close();
    thread.join(10_000);
  }
}
