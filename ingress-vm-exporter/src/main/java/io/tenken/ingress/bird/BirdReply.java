package io.tenken.ingress.bird;

import io.tenken.core.spi.CollectorException;
import io.tenken.core.spi.FailureReason;
import java.util.List;

/**
 * A whole reply: every line up to and with the closing one.
 *
 * @param lines never empty; the last one closes the reply
 */
record BirdReply(List<ReplyLine> lines) {

  private static final int FIRST_ERROR = 8000;
  private static final int NO_MATCH = 8003;

  BirdReply {
    lines = List.copyOf(lines);
  }

  /** The code of the closing line. */
  int code() {
    return lines.get(lines.size() - 1).code();
  }

  boolean isError() {
    return code() >= FIRST_ERROR;
  }

  /**
   * The same reply.
   *
   * @throws CollectorException PROTOCOL if BIRD refused {@code command}, in its own words
   */
  BirdReply orFail(String command, String peer) throws CollectorException {
    if (isError() && code() != NO_MATCH) {
      String text = lines.get(lines.size() - 1).text();
      throw new CollectorException(
          FailureReason.PROTOCOL,
          "BIRD at %s answered \"%s\" with %d %s".formatted(peer, command, code(), text));
    }
    return this;
  }
}
