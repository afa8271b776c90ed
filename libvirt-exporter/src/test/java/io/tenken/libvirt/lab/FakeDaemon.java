package io.tenken.libvirt.lab;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.ClosedChannelException;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** Something that listens where libvirtd should, and answers every request with the same bytes. */
final class FakeDaemon implements AutoCloseable {

  private static final int MOST_REQUEST = 1 << 16;

  private final Path socket;
  private final ServerSocketChannel server;
  private final List<SocketChannel> clients = new CopyOnWriteArrayList<>();

  private FakeDaemon(Path socket, ServerSocketChannel server) {
    this.socket = socket;
    this.server = server;
  }

  /**
   * @param answer to each request; after it the connection is closed
   */
  static FakeDaemon answering(Path socket, byte[] answer) throws IOException {
    ServerSocketChannel server = ServerSocketChannel.open(StandardProtocolFamily.UNIX);
    server.bind(UnixDomainSocketAddress.of(socket));
    FakeDaemon daemon = new FakeDaemon(socket, server);
    Thread thread = new Thread(() -> daemon.serve(answer), "fake-daemon");
    thread.setDaemon(true);
    thread.start();
    return daemon;
  }

  String uri() {
    return "qemu+unix:///system?socket=" + socket;
  }

  private void serve(byte[] answer) {
    try {
      while (true) {
        SocketChannel client = server.accept();
        clients.add(client);
        client.read(ByteBuffer.allocate(MOST_REQUEST));
        client.write(ByteBuffer.wrap(answer));
        client.close();
      }
    } catch (ClosedChannelException stopped) {
      // that is the end
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public void close() throws IOException {
    server.close();
    for (SocketChannel client : clients) {
      client.close();
    }
    Files.deleteIfExists(socket);
  }
}
