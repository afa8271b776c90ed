package io.tenken.core.http;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.zip.GZIPInputStream;

/** An answer as it came over the wire. */
public final class RawResponse {

  private final int status;
  private final Map<String, String> headers;
  private final byte[] body;

  private RawResponse(int status, Map<String, String> headers, byte[] body) {
    this.status = status;
    this.headers = headers;
    this.body = body;
  }

  static RawResponse parse(String head) {
    List<String> lines = head.lines().toList();
    Map<String, String> headers = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
    for (String line : lines.subList(1, lines.size())) {
      int colon = line.indexOf(':');
      if (colon > 0) {
        headers.put(line.substring(0, colon), line.substring(colon + 1).strip());
      }
    }
    return new RawResponse(Integer.parseInt(lines.get(0).split(" ", 3)[1]), headers, new byte[0]);
  }

  RawResponse withBody(byte[] bytes) {
    return new RawResponse(status, headers, bytes);
  }

  public int status() {
    return status;
  }

  byte[] body() {
    return body.clone();
  }

  int contentLength() {
    return Integer.parseInt(headers.getOrDefault("Content-Length", "0"));
  }

  String header(String name) {
    return headers.getOrDefault(name, "");
  }

  public String text() {
    return new String(body, UTF_8);
  }

  String unzipped() throws IOException {
    try (GZIPInputStream in = new GZIPInputStream(new ByteArrayInputStream(body))) {
      return new String(in.readAllBytes(), UTF_8);
    }
  }
}
