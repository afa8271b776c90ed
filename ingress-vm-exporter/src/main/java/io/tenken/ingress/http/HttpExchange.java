package io.tenken.ingress.http;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;

/** One GET over a connection that serves for nothing else. */
public final class HttpExchange {

  private HttpExchange() {}

  /**
   * Asks, and reads the answer as far as it is wanted.
   *
   * @param host as the Host header says it
   * @param target path and query, escaped: {@code /healthz?full=1}
   * @param bodyBytes how much of the body is wanted; none of it is read for 0
   * @throws HttpFormatException if the answer is not HTTP
   * @throws IOException if the connection fails
   */
  public static HttpResponse get(
      InputStream in, OutputStream out, String host, String target, int bodyBytes)
      throws IOException {
    String request =
        """
        GET %s HTTP/1.1
        Host: %s
        User-Agent: tenken
        Accept: */*
        Connection: close

        """
            .formatted(target, host)
            .replace("\n", "\r\n");
    out.write(request.getBytes(StandardCharsets.US_ASCII));
    out.flush();
    return new ResponseReader(new BufferedInputStream(in), bodyBytes).read();
  }
}
