package io.tenken.ingress.bird;

import io.tenken.core.spi.CollectorException;
import io.tenken.core.spi.FailureReason;
import java.util.ArrayList;
import java.util.List;

/**
 * Reads {@code show bfd sessions} of BIRD 1.6, 2 and 3: the protocol's name with a colon, a
 * heading, and a row for each session: address, interface, state, since (one or two words),
 * interval, timeout.
 */
final class ShowBfdSessionsParser {

  private static final int BFD = 1020;

  /** Two behind {@code since}, three in front of it. */
  private static final int LEAST_WORDS = 6;

  private ShowBfdSessionsParser() {}

  /**
   * @throws CollectorException PARSE if a row makes no sense
   */
  static List<BirdBfdSession> parse(BirdReply reply) throws CollectorException {
    List<BirdBfdSession> sessions = new ArrayList<>();
    String protocol = "";
    for (ReplyLine line : reply.lines()) {
      String text = line.text().strip();
      if (line.code() != BFD || text.isEmpty() || text.startsWith("IP address")) {
        continue;
      }
      if (text.endsWith(":")) {
        protocol = text.substring(0, text.length() - 1);
      } else if (!text.endsWith(" is not up")) {
        sessions.add(session(protocol, text));
      }
    }
    return sessions;
  }

  private static BirdBfdSession session(String protocol, String text) throws CollectorException {
    List<String> words = Words.of(text, 1);
    int count = words.size();
    if (count < LEAST_WORDS) {
      throw new CollectorException(
          FailureReason.PARSE, "BIRD's row of a BFD session \"" + text + "\" lacks a column");
    }
    return new BirdBfdSession(
        protocol,
        words.get(0),
        words.get(1),
        words.get(2),
        String.join(" ", words.subList(3, count - 2)),
        words.get(count - 2),
        words.get(count - 1));
  }
}
