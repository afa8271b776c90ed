package io.tenken.ingress.frr;

import io.tenken.core.spi.CollectorException;
import io.tenken.core.spi.FailureReason;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * Puts together what a daemon of FRR answers on its vty socket: text, three NUL bytes, and one byte
 * of status, where 0 is success.
 */
final class VtyReply {

  /** 100 times the summary of 200 peers. */
  static final int MAX_BYTES = 8 << 20;

  private static final int TRAILER = 4;

  private final String peer;
  private byte[] bytes = new byte[16 << 10];
  private int length;

  /**
   * @param peer the socket, for messages
   */
  VtyReply(String peer) {
    this.peer = peer;
  }

  /**
   * @throws CollectorException LIMIT if the reply is too long
   */
  void append(byte[] chunk, int count) throws CollectorException {
    if (length + count > MAX_BYTES) {
      throw new CollectorException(
          FailureReason.LIMIT, "the reply of " + peer + " is longer than " + MAX_BYTES + " bytes");
    }
    if (length + count > bytes.length) {
      bytes = Arrays.copyOf(bytes, Math.max(bytes.length * 2, length + count));
    }
    System.arraycopy(chunk, 0, bytes, length, count);
    length += count;
  }

  boolean isComplete() {
    return length >= TRAILER
        && bytes[length - 4] == 0
        && bytes[length - 3] == 0
        && bytes[length - 2] == 0;
  }

  /** The text; the next bytes start a new reply. */
  String text() {
    String text = new String(bytes, 0, length - TRAILER, StandardCharsets.UTF_8);
    length = 0;
    return text;
  }

  /** 0 is success, 1 a warning, 2 an unknown command. */
  int status() {
    return bytes[length - 1] & 0xff;
  }
}
