package io.tenken.ingress.bird;

import io.tenken.core.spi.CollectorException;
import io.tenken.core.spi.FailureReason;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/**
 * Puts a reply together from the bytes of the control socket, as {@code nest/cli.c} and {@code
 * doc/reply_codes} of BIRD define it.
 *
 * <p>A line is four digits, then {@code -} (more follows) or a blank (the last line, whatever its
 * code), then text. A line that starts with a blank continues the code before it. A line that
 * starts with {@code +} is an echo of the log and belongs to no reply.
 */
final class ReplyAssembler {

  /** 20 times the reply of 200 established sessions. */
  static final int MAX_REPLY_BYTES = 8 << 20;

  static final int MAX_LINE_BYTES = 16 << 10;

  /** As much as a socket gives at once. */
  private static final int ROOM_BYTES = 64 << 10;

  private static final int CODE_DIGITS = 4;
  private static final int NONE = -1;

  private final String peer;
  private final List<ReplyLine> lines = new ArrayList<>();

  /** Lines point into it, so what has come is never changed. */
  private byte[] bytes;

  private int replyStart;
  private int lineStart;
  private int length;
  private int total;
  private int code = NONE;
  private boolean complete;

  /**
   * @param peer the socket, for messages
   * @param expectedBytes of all replies together, a guess; any number fits
   */
  ReplyAssembler(String peer, int expectedBytes) {
    this.peer = peer;
    // The numbers in it grow.
    this.bytes = new byte[Math.min(expectedBytes + expectedBytes / 8, MAX_REPLY_BYTES)];
  }

  /**
   * Where the next bytes go; to be followed by {@link #received}.
   *
   * @return a buffer with room for some
   */
  ByteBuffer room() {
    if (bytes.length == length) {
      int reply = length - replyStart;
      byte[] larger = new byte[Math.max(2 * reply, reply + ROOM_BYTES)];
      System.arraycopy(bytes, replyStart, larger, 0, reply);
      bytes = larger;
      lineStart -= replyStart;
      length = reply;
      replyStart = 0;
    }
    return ByteBuffer.wrap(bytes, length, bytes.length - length);
  }

  /**
   * Takes bytes that were put into {@link #room}.
   *
   * @throws CollectorException LIMIT if line or reply are too long, PROTOCOL if this is no reply
   */
  void received(int count) throws CollectorException {
    int from = length;
    length += count;
    total += count;
    if (length - replyStart > MAX_REPLY_BYTES) {
      throw tooLong();
    }
    byte[] all = bytes;
    int end = length;
    for (int i = from; i < end; i++) {
      if (all[i] == '\n') {
        takeLine(i);
        lineStart = i + 1;
      }
    }
    checkLine(length);
  }

  private void takeLine(int end) throws CollectorException {
    checkLine(end);
    boolean empty = end == lineStart;
    if (!empty && bytes[lineStart] == '+') {
      return;
    }
    if (complete) {
      throw broken("goes on after its end", end);
    }
    if (empty || bytes[lineStart] == ' ') {
      continueReply(end);
      return;
    }
    if (!startsWithCode(end)) {
      throw broken("has a line without code", end);
    }
    code = digits();
    complete = bytes[lineStart + CODE_DIGITS] == ' ';
    addLine(lineStart + CODE_DIGITS + 1, end);
  }

  private void continueReply(int end) throws CollectorException {
    if (code == NONE) {
      throw broken("starts with a continuation", end);
    }
    addLine(Math.min(lineStart + 1, end), end);
  }

  private void addLine(int from, int to) {
    int end = to > from && bytes[to - 1] == '\r' ? to - 1 : to;
    lines.add(new ReplyLine(code, bytes, from, end));
  }

  private boolean startsWithCode(int end) {
    int behind = lineStart + CODE_DIGITS;
    if (end <= behind || (bytes[behind] != '-' && bytes[behind] != ' ')) {
      return false;
    }
    for (int i = lineStart; i < behind; i++) {
      if (bytes[i] < '0' || bytes[i] > '9') {
        return false;
      }
    }
    return true;
  }

  private int digits() {
    int value = 0;
    for (int i = lineStart; i < lineStart + CODE_DIGITS; i++) {
      value = value * 10 + (bytes[i] - '0');
    }
    return value;
  }

  private void checkLine(int end) throws CollectorException {
    if (end - lineStart > MAX_LINE_BYTES) {
      throw tooLong();
    }
  }

  private CollectorException tooLong() {
    return new CollectorException(
        FailureReason.LIMIT,
        "the reply of BIRD at %s is too long (more than %d bytes, or %d in one line)"
            .formatted(peer, MAX_REPLY_BYTES, MAX_LINE_BYTES));
  }

  private CollectorException broken(String problem, int end) {
    int most = Math.min(end - lineStart, 80);
    return new CollectorException(
        FailureReason.PROTOCOL,
        "the reply of %s %s: \"%s\"; is this a control socket of BIRD?"
            .formatted(peer, problem, new String(bytes, lineStart, most, StandardCharsets.UTF_8)));
  }

  /** True once the closing line is there. */
  boolean isComplete() {
    return complete;
  }

  /**
   * The complete reply; the next bytes start a new one.
   *
   * @throws IllegalStateException unless {@link #isComplete}
   */
  BirdReply take() {
    if (!complete) {
      throw new IllegalStateException("the reply is not complete");
    }
    BirdReply reply = new BirdReply(lines);
    lines.clear();
    replyStart = lineStart;
    code = NONE;
    complete = false;
    return reply;
  }

  /** Bytes of all replies together. */
  int total() {
    return total;
  }
}
