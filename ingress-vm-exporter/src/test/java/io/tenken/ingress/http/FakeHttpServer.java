package io.tenken.ingress.http;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.SocketAddress;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.channels.AsynchronousCloseException;
import java.nio.channels.Channels;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Function;

/** Answers each connection as a test wants it, each on a thread of its own; also not at all. */
public final class FakeHttpServer implements AutoCloseable {

  /** What happens once the request has been read. */
  @FunctionalInterface
  public interface Behaviour {

    void answer(String target, OutputStream out) throws IOException;
  }

  private final ServerSocketChannel server;
  private final Behaviour behaviour;
  private final List<SocketChannel> connections = new CopyOnWriteArrayList<>();

  private FakeHttpServer(ServerSocketChannel server, Behaviour behaviour) {
    this.server = server;
    this.behaviour = behaviour;
    start(this::accept);
  }

  /** On a port of 127.0.0.1. */
  public static FakeHttpServer start(Behaviour behaviour) throws IOException {
    ServerSocketChannel server = ServerSocketChannel.open();
    SocketAddress address =
        new InetSocketAddress(InetAddress.getByAddress(new byte[] {127, 0, 0, 1}), 0);
    return new FakeHttpServer(server.bind(address), behaviour);
  }

  public static FakeHttpServer start(Path socket, Behaviour behaviour) throws IOException {
    ServerSocketChannel server = ServerSocketChannel.open(StandardProtocolFamily.UNIX);
    return new FakeHttpServer(server.bind(UnixDomainSocketAddress.of(socket)), behaviour);
  }

  /** Answers by the path, with these bytes. */
  public static Behaviour saying(Function<String, String> answer) {
    return (target, out) -> out.write(answer.apply(target).getBytes(StandardCharsets.UTF_8));
  }

  /** Says nothing, and keeps the connection. */
  public static Behaviour silent() {
    return (target, out) -> Holder.hold(out);
  }

  /** Sends the first text, then the second over and over. */
  public static Behaviour endless(String first, String again) {
    return (target, out) -> {
      out.write(first.getBytes(StandardCharsets.UTF_8));
      while (true) {
        out.write(again.getBytes(StandardCharsets.UTF_8));
      }
    };
  }

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
      InputStream in = Channels.newInputStream(connection);
      StringBuilder request = new StringBuilder();
      while (request.indexOf("\r\n\r\n") < 0) {
        int c = in.read();
        if (c < 0) {
          return;
        }
        request.append((char) c);
      }
      behaviour.answer(request.toString().split(" ", 3)[1], Channels.newOutputStream(connection));
    } catch (IOException clientGone) {
      // as it may
    }
  }

  private static void start(Runnable work) {
    Thread thread = new Thread(work, "fake-http");
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

  /** Keeps a connection open until the other side, or the test, ends it. */
  private static final class Holder {

    static void hold(OutputStream out) {
      synchronized (out) {
        try {
          out.wait();
        } catch (InterruptedException over) {
          Thread.currentThread().interrupt();
        }
      }
    }
  }
}
