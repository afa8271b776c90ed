package io.tenken.core.http;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.SocketException;
import java.time.Duration;

/** A client that sends exactly the bytes that the test says. */
public final class RawClient implements AutoCloseable {

  private static final Duration PATIENCE = Duration.ofSeconds(20);

  private final Socket socket;

  private RawClient(Socket socket) {
    this.socket = socket;
  }

  public static RawClient connect(InetSocketAddress address) throws IOException {
    return connect(address, 64 * 1024);
  }

  /**
   * @param receiveBuffer small for clients that do not read
   */
  static RawClient connect(InetSocketAddress address, int receiveBuffer) throws IOException {
    Socket socket = new Socket();
    socket.setReceiveBufferSize(receiveBuffer);
    socket.setSoTimeout((int) PATIENCE.toMillis());
    socket.connect(address, (int) PATIENCE.toMillis());
    return new RawClient(socket);
  }

  /** Sends a request and reads the answer to it, on a connection of its own. */
  public static RawResponse get(InetSocketAddress address, String target, String... headers)
      throws IOException {
    return exchange(address, "GET", target, headers);
  }

  static RawResponse exchange(
      InetSocketAddress address, String method, String target, String... headers)
      throws IOException {
    try (RawClient client = connect(address)) {
      client.send(head(method, target, headers));
      return client.read(method);
    }
  }

  public static String head(String method, String target, String... headers) {
    StringBuilder head = new StringBuilder(method + " " + target + " HTTP/1.1\r\nHost: test\r\n");
    for (String header : headers) {
      head.append(header).append("\r\n");
    }
    return head.append("\r\n").toString();
  }

  public void send(String bytes) throws IOException {
    socket.getOutputStream().write(bytes.getBytes(ISO_8859_1));
    socket.getOutputStream().flush();
  }

  /** Nothing more comes from here. */
  void endSending() throws IOException {
    socket.shutdownOutput();
  }

  /** Whether the first bytes of an answer are there. */
  public boolean hasAnswer() {
    try {
      return socket.getInputStream().available() > 0;
    } catch (IOException closed) {
      return false;
    }
  }

  public RawResponse read() throws IOException {
    return read("GET");
  }

  /** True once the server has closed the connection; waits for it. */
  boolean isClosedByServer() throws IOException {
    InputStream in = socket.getInputStream();
    try {
      while (in.read() >= 0) {
        // what was sent before is of no interest
      }
      return true;
    } catch (SocketException reset) {
      return true;
    }
  }

  private RawResponse read(String method) throws IOException {
    InputStream in = socket.getInputStream();
    ByteArrayOutputStream head = new ByteArrayOutputStream();
    while (!endsInBlankLine(head)) {
      int c = in.read();
      if (c < 0) {
        throw new IOException("the server closed the connection after \"" + head + "\"");
      }
      head.write(c);
    }
    RawResponse response = RawResponse.parse(head.toString(ISO_8859_1));
    int length = method.equals("HEAD") ? 0 : response.contentLength();
    return response.withBody(in.readNBytes(length));
  }

  private static boolean endsInBlankLine(ByteArrayOutputStream head) {
    return head.toString(ISO_8859_1).endsWith("\r\n\r\n");
  }

  @Override
  public void close() throws IOException {
    socket.close();
  }
}
