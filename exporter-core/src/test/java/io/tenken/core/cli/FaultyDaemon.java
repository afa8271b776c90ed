package io.tenken.core.cli;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/** A daemon on a Unix domain socket that talks to its clients as the test says, one by one. */
final class FaultyDaemon implements AutoCloseable {

  /** What it does with a client; the connection is closed afterwards. */
  interface Conversation {
    void with(SocketChannel client) throws IOException, InterruptedException;
  }

  private final ServerSocketChannel server;

  private FaultyDaemon(ServerSocketChannel server) {
    this.server = server;
  }

  /** Takes the place of a daemon that was there before. */
  static FaultyDaemon start(Path socket, Conversation conversation) throws IOException {
    Files.deleteIfExists(socket);
    ServerSocketChannel server = ServerSocketChannel.open(StandardProtocolFamily.UNIX);
    server.bind(UnixDomainSocketAddress.of(socket));
    FaultyDaemon daemon = new FaultyDaemon(server);
    Thread thread = new Thread(() -> daemon.talk(conversation), "faulty-daemon");
    thread.setDaemon(true);
    thread.start();
    return daemon;
  }

  /** Reads the question and answers it. */
  static Conversation answering(String answer) {
    return client -> {
      readQuestion(client);
      write(client, answer);
    };
  }

  /** Reads the question and answers a byte a second, as long as the client listens. */
  static Conversation dripping(String answer) {
    return client -> {
      readQuestion(client);
      for (int i = 0; i < answer.length(); i++) {
        write(client, answer.substring(i, i + 1));
        new CountDownLatch(1).await(1, TimeUnit.SECONDS);
      }
    };
  }

  static void readQuestion(SocketChannel client) throws IOException {
    client.read(ByteBuffer.allocate(64));
  }

  static void write(SocketChannel client, String text) throws IOException {
    ByteBuffer bytes = ByteBuffer.wrap(text.getBytes(StandardCharsets.ISO_8859_1));
    while (bytes.hasRemaining()) {
      client.write(bytes);
    }
  }

  private void talk(Conversation conversation) {
    while (server.isOpen()) {
      try (SocketChannel client = server.accept()) {
        conversation.with(client);
      } catch (IOException | InterruptedException clientOrDaemonHasGone) {
        // the next one, if there is one
      }
    }
  }

  /** The socket's file stays, as that of a daemon that was killed. */
  @Override
  public void close() {
    try {
      server.close();
    } catch (IOException failed) {
      throw new UncheckedIOException(failed);
    }
  }
}
