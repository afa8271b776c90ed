package io.tenken.ingress.http;

import io.tenken.ingress.FakeListener;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.channels.Channels;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.function.Function;

/** Answers each connection as a test wants it, each on a thread of its own; also not at all. */
public final class FakeHttpServer implements AutoCloseable {

  /** What happens once the request has been read. */
  @FunctionalInterface
  public interface Behaviour {

    void answer(String target, OutputStream out) throws IOException;
  }

  private final FakeListener listener;

  private FakeHttpServer(FakeListener listener) {
    this.listener = listener;
  }

  /** On a port of 127.0.0.1. */
  public static FakeHttpServer start(Behaviour behaviour) throws IOException {
    return new FakeHttpServer(FakeListener.loopback(c -> serve(c, behaviour)));
  }

  public static FakeHttpServer start(Path socket, Behaviour behaviour) throws IOException {
    return new FakeHttpServer(FakeListener.unix(socket, c -> serve(c, behaviour)));
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
    return listener.port();
  }

  private static void serve(SocketChannel connection, Behaviour behaviour) throws IOException {
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
  }

  @Override
  public void close() throws IOException {
    listener.close();
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
