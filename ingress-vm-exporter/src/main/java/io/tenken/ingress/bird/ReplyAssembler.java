package io.tenken.ingress.bird;

import io.tenken.core.spi.CollectorException;
import io.tenken.core.spi.FailureReason;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
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

  private static final int CODE_DIGITS = 4;
  private static final int NONE = -1;

  private final String peer;
  private final List<ReplyLine> lines = new ArrayList<>();
  private byte[] rest = new byte[4096];
  private int restLength;
  private int replyBytes;
  private int code = NONE;
  private boolean complete;

  /**
   * @param peer the socket, for messages
   */
  ReplyAssembler(String peer) {
    this.peer = peer;
  }

  /**
   * Takes the next bytes.
   *
   * @throws CollectorException LIMIT if line or reply are too long, PROTOCOL if this is no reply
   */
  void append(byte[] bytes, int length) throws CollectorException {
    int start = 0;
    for (int i = 0; i < length; i++) {
      if (bytes[i] == '\n') {
        keep(bytes, start, i);
        takeLine();
        start = i + 1;
      }
    }
    keep(bytes, start, length);
  }

  private void keep(byte[] bytes, int from, int to) throws CollectorException {
    int length = to - from;
    replyBytes += length + 1;
    if (restLength + length > MAX_LINE_BYTES || replyBytes > MAX_REPLY_BYTES) {
      throw new CollectorException(
          FailureReason.LIMIT,
          "the reply of BIRD at %s is too long (more than %d bytes, or %d in one line)"
              .formatted(peer, MAX_REPLY_BYTES, MAX_LINE_BYTES));
    }
    if (restLength + length > rest.length) {
      rest = Arrays.copyOf(rest, Math.max(rest.length * 2, restLength + length));
    }
    System.arraycopy(bytes, from, rest, restLength, length);
    restLength += length;
  }

  private void takeLine() throws CollectorException {
    int length = restLength;
    restLength = 0;
    if (length > 0 && rest[0] == '+') {
      return;
    }
    if (complete) {
      throw broken("goes on after its end", length);
    }
    if (length == 0 || rest[0] == ' ') {
      continueReply(length);
      return;
    }
    if (!startsWithCode(length)) {
      throw broken("has a line without code", length);
    }
    code = digits();
    complete = rest[CODE_DIGITS] == ' ';
    lines.add(new ReplyLine(code, text(CODE_DIGITS + 1, length)));
  }

  private void continueReply(int length) throws CollectorException {
    if (code == NONE) {
      throw broken("starts with a continuation", length);
    }
    lines.add(new ReplyLine(code, text(Math.min(1, length), length)));
  }

  private boolean startsWithCode(int length) {
    if (length <= CODE_DIGITS || (rest[CODE_DIGITS] != '-' && rest[CODE_DIGITS] != ' ')) {
      return false;
    }
    for (int i = 0; i < CODE_DIGITS; i++) {
      if (rest[i] < '0' || rest[i] > '9') {
        return false;
      }
    }
    return true;
  }

  private int digits() {
    int value = 0;
    for (int i = 0; i < CODE_DIGITS; i++) {
      value = value * 10 + (rest[i] - '0');
    }
    return value;
  }

  private String text(int from, int to) {
    int end = to > from && rest[to - 1] == '\r' ? to - 1 : to;
    return new String(rest, from, end - from, StandardCharsets.UTF_8);
  }

  private CollectorException broken(String problem, int length) {
    String line = new String(rest, 0, Math.min(length, 80), StandardCharsets.UTF_8);
    return new CollectorException(
        FailureReason.PROTOCOL,
        "the reply of %s %s: \"%s\"; is this a control socket of BIRD?"
            .formatted(peer, problem, line));
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
    replyBytes = restLength;
    code = NONE;
    complete = false;
    return reply;
  }
}
