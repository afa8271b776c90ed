package io.tenken.ingress.bird;

import io.tenken.core.spi.CollectorException;
import io.tenken.core.spi.FailureReason;
import java.util.ArrayList;
import java.util.List;

/**
 * Reads {@code show protocols all} of BIRD 1.6, 2 and 3.
 *
 * <p>A row has name, type, table, state, since (one or two words) and info, separated by blanks:
 * columns are padded, but a long name pushes all that follows. Details come indented: two blanks
 * for the protocol and its channels, four and more for what belongs to them.
 */
final class ShowProtocolsParser {

  private static final int ROW = 1002;
  private static final int DETAIL = 1006;

  /** Name, type, table, state and since. */
  private static final int LEAST_WORDS = 5;

  private final List<BirdProtocol> protocols = new ArrayList<>();
  private int unknownLines;
  private final AnswerScope scope;
  private ProtocolDetails details;
  private List<String> row = List.of();

  private ShowProtocolsParser(AnswerScope scope) {
    this.scope = scope;
    this.details = new ProtocolDetails(scope);
  }

  /**
   * @param texts that may have come before
   * @param changes whether the tables of route changes are wanted
   * @throws CollectorException PARSE if a row makes no sense
   */
  static BirdProtocols parse(BirdReply reply, RecurringTexts texts, boolean changes)
      throws CollectorException {
    ShowProtocolsParser parser = new ShowProtocolsParser(AnswerScope.of(texts, changes));
    for (ReplyLine line : reply.lines()) {
      parser.take(line);
    }
    parser.finishProtocol();
    return new BirdProtocols(parser.protocols, parser.unknownLines);
  }

  private void take(ReplyLine line) throws CollectorException {
    if (line.code() == ROW) {
      finishProtocol();
      row = words(line.text());
    } else if (line.code() == DETAIL) {
      details.take(line);
    }
  }

  private void finishProtocol() {
    unknownLines += details.unknownLines();
    if (!row.isEmpty()) {
      protocols.add(
          new BirdProtocol(
              scope.texts().same(row.get(0)),
              row.get(1),
              row.get(3),
              row.get(4),
              row.get(5),
              details.values(),
              details.channels()));
    }
    details = new ProtocolDetails(scope);
    row = List.of();
  }

  /** Name, type, table, state, since, info. */
  private static List<String> words(String text) throws CollectorException {
    List<String> words = new ArrayList<>(LEAST_WORDS + 1);
    int at = 0;
    while (words.size() < LEAST_WORDS) {
      int start = Words.skipBlanks(text, at);
      at = Words.skipWord(text, start);
      if (start == at) {
        throw new CollectorException(
            FailureReason.PARSE, "BIRD's protocol row \"" + text + "\" lacks a column");
      }
      words.add(text.substring(start, at));
    }
    int next = Words.skipBlanks(text, at);
    int afterNext = Words.skipWord(text, next);
    if (BirdTime.isDate(words.get(4)) && BirdTime.isTimeOfDay(text.substring(next, afterNext))) {
      words.set(4, words.get(4) + " " + text.substring(next, afterNext));
      at = afterNext;
    }
    words.add(text.substring(at).strip());
    return words;
  }
}
