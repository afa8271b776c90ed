package io.tenken.core.http;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.OutputStream;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * What is sent back.
 *
 * @param headers beyond those that every answer has
 * @param body complete before the first byte is sent; closed when the last one is
 */
record Answer(int status, Map<String, String> headers, Body body) implements AutoCloseable {

  /** The bytes of an answer, held in memory until {@link #close}. */
  interface Body extends AutoCloseable {
    long size();

    void writeTo(OutputStream target) throws IOException;

    @Override
    default void close() {}
  }

  static Answer text(int status, String text) {
    return of(status, "text/plain; charset=utf-8", text);
  }

  static Answer of(int status, String contentType, String text) {
    byte[] bytes = text.getBytes(UTF_8);
    Body body =
        new Body() {
          @Override
          public long size() {
            return bytes.length;
          }

          @Override
          public void writeTo(OutputStream target) throws IOException {
            target.write(bytes);
          }
        };
    return new Answer(status, Map.of("Content-Type", contentType), body);
  }

  /** The same answer with these headers, too. */
  Answer with(Map<String, String> more) {
    Map<String, String> all = new LinkedHashMap<>(headers);
    all.putAll(more);
    return new Answer(status, all, body);
  }

  @Override
  public void close() {
    body.close();
  }
}
