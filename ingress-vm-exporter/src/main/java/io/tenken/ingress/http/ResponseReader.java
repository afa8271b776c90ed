package io.tenken.ingress.http;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.Locale;

/** Reads one answer; bounded whatever comes. For one thread. */
final class ResponseReader {

  /** Status line and headers together. */
  private static final int MOST_HEAD_BYTES = 32 << 10;

  private static final int MOST_INTERIM_ANSWERS = 4;
  private static final int UNTIL_END = -1;
  private static final int CHUNKED = -2;

  private final InputStream in;
  private final int wanted;
  private int headBytes;

  /**
   * @param in buffered
   * @param wanted bytes of the body
   */
  ResponseReader(InputStream in, int wanted) {
    this.in = in;
    this.wanted = wanted;
  }

  HttpResponse read() throws IOException {
    for (int i = 0; i < MOST_INTERIM_ANSWERS; i++) {
      int status = status(line());
      long length = bodyLength();
      if (status >= 200) {
        return response(status, length);
      }
    }
    throw new HttpFormatException("announces an answer over and over, and gives none");
  }

  private HttpResponse response(int status, long length) throws IOException {
    if (wanted == 0 || status == 204 || status == 304 || length == 0) {
      return HttpResponse.of(status, new byte[0], length == 0);
    }
    ByteArrayOutputStream body = new ByteArrayOutputStream();
    boolean whole = length == CHUNKED ? chunks(body) : take(length, body);
    return HttpResponse.of(status, body.toByteArray(), whole);
  }

  private static int status(String line) throws HttpFormatException {
    String[] parts = line.split(" ", 3);
    if (parts.length < 2 || !parts[0].startsWith("HTTP/1.") || !parts[1].matches("[1-5]\\d\\d")) {
      throw new HttpFormatException("the answer is not HTTP/1");
    }
    return Integer.parseInt(parts[1]);
  }

  /** From the headers; reads them to their end. */
  private long bodyLength() throws IOException {
    long length = UNTIL_END;
    for (String line = line(); !line.isEmpty(); line = line()) {
      String header = line.toLowerCase(Locale.ROOT);
      if (header.startsWith("transfer-encoding:") && header.contains("chunked")) {
        length = CHUNKED;
      } else if (header.startsWith("content-length:") && length != CHUNKED) {
        length = number(header.substring(header.indexOf(':') + 1).strip(), 10);
      }
    }
    return length;
  }

  /** True at the end of the body, false if more came than was wanted. */
  private boolean chunks(ByteArrayOutputStream body) throws IOException {
    while (true) {
      String size = line();
      int extension = size.indexOf(';');
      long length = number((extension < 0 ? size : size.substring(0, extension)).strip(), 16);
      if (length == 0) {
        return true;
      }
      if (!take(length, body)) {
        return false;
      }
      if (!line().isEmpty()) {
        throw new HttpFormatException("a chunk does not end where it should");
      }
      headBytes = 0;
    }
  }

  private boolean take(long length, ByteArrayOutputStream body) throws IOException {
    int room = wanted - body.size();
    boolean all = length != UNTIL_END && length <= room;
    byte[] bytes = in.readNBytes(all ? (int) length : room);
    body.writeBytes(bytes);
    if (all && bytes.length < length) {
      throw new HttpFormatException("the answer breaks off");
    }
    return all || (length == UNTIL_END && bytes.length < room);
  }

  private static long number(String digits, int radix) throws HttpFormatException {
    try {
      long number = Long.parseLong(digits, radix);
      if (number >= 0) {
        return number;
      }
    } catch (NumberFormatException noNumber) {
      // said below
    }
    throw new HttpFormatException("a length in the answer is no number");
  }

  /** Without its end. */
  private String line() throws IOException {
    StringBuilder line = new StringBuilder();
    for (int c = in.read(); c != '\n'; c = in.read()) {
      if (c < 0) {
        throw new HttpFormatException("the answer breaks off");
      }
      if (++headBytes > MOST_HEAD_BYTES) {
        throw new HttpFormatException("the headers are longer than " + MOST_HEAD_BYTES + " bytes");
      }
      line.append((char) c);
    }
    if (!line.isEmpty() && line.charAt(line.length() - 1) == '\r') {
      line.setLength(line.length() - 1);
    }
    return line.toString();
  }
}
