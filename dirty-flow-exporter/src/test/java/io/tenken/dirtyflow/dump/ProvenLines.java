package io.tenken.dirtyflow.dump;

import static org.assertj.core.api.Assertions.assertThat;

import io.tenken.dirtyflow.openflow.Flow;
import io.tenken.dirtyflow.openflow.text.FlowWriter;
import io.tenken.dirtyflow.openflow.text.SpellingMode;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/**
 * Reads lines one by one, each alone, and proves of each that nothing of it was lost. What a line
 * is depends on nothing but its bytes, and so does what a token is. One thread at a time.
 */
final class ProvenLines {

  private final Remembered<Optional<Told>> proven = new Remembered<>(this::prove);
  private final Remembered<FlowDump> tokens = new Remembered<>(Captures::parse);

  /**
   * What a line alone becomes.
   *
   * @param text of the flow, spelled as the line spells it
   */
  record Told(Flow flow, String text) {

    static Told of(Flow flow) {
      return new Told(flow, FlowWriter.text(flow, SpellingMode.AS_TOLD));
    }
  }

  /**
   * The flow of a line that is not blank; empty if the line is a header, a log line, or a problem
   * that is counted.
   *
   * @throws AssertionError if a part of it is not accounted for
   */
  Optional<Told> flow(byte[] line) {
    return proven.of(new String(line, StandardCharsets.ISO_8859_1));
  }

  /**
   * @param bytes one a character
   */
  private Optional<Told> prove(String bytes) {
    byte[] line = bytes.getBytes(StandardCharsets.ISO_8859_1);
    FlowDump alone = Captures.parse((bytes + "\n").getBytes(StandardCharsets.ISO_8859_1));
    int flows = alone.table().size();
    assertThat(flows + alone.headers() + alone.logLines() + alone.problemCount()).isEqualTo(1);
    if (flows == 0) {
      return Optional.empty();
    }
    AccountedTokens.check(new String(line, StandardCharsets.UTF_8), alone.table(), 0, tokens);
    Told told = Told.of(alone.table().flow(0));
    String normal = FlowWriter.text(told.flow(), SpellingMode.NORMAL);
    assertThat(Captures.flow(told.text())).isEqualTo(told.flow());
    if (!normal.equals(told.text())) {
      assertThat(Captures.flow(normal)).isEqualTo(told.flow());
    }
    return Optional.of(told);
  }
}
