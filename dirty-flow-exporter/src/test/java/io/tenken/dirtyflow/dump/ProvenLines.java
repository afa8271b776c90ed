package io.tenken.dirtyflow.dump;

import static org.assertj.core.api.Assertions.assertThat;

import io.tenken.dirtyflow.openflow.Flow;
import io.tenken.dirtyflow.openflow.text.FlowWriter;
import io.tenken.dirtyflow.openflow.text.SpellingMode;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * Reads lines one by one, each alone, and proves of each that nothing of it was lost. What a line
 * is depends on nothing but its bytes, so the last lines that were proven are remembered: a fuzzer
 * changes one line of many, and would spend its time on the others. One thread at a time.
 */
final class ProvenLines {

  private static final int REMEMBERED = 1_000;

  private final Map<String, Optional<Told>> proven = new LinkedHashMap<>(16, 0.75f, true);

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
    String key = new String(line, StandardCharsets.ISO_8859_1);
    Optional<Told> known = proven.get(key);
    if (known == null) {
      known = prove(line);
      proven.put(key, known);
      forgetOldest();
    }
    return known;
  }

  private static Optional<Told> prove(byte[] line) {
    byte[] terminated = Arrays.copyOf(line, line.length + 1);
    terminated[line.length] = '\n';
    FlowDump alone = Captures.parse(terminated);
    int flows = alone.table().size();
    assertThat(flows + alone.headers() + alone.logLines() + alone.problemCount()).isEqualTo(1);
    if (flows == 0) {
      return Optional.empty();
    }
    AccountedTokens.check(new String(line, StandardCharsets.UTF_8), alone.table(), 0);
    Told told = Told.of(alone.table().flow(0));
    String normal = FlowWriter.text(told.flow(), SpellingMode.NORMAL);
    assertThat(Captures.flow(told.text())).isEqualTo(told.flow());
    assertThat(Captures.flow(normal)).isEqualTo(told.flow());
    return Optional.of(told);
  }

  private void forgetOldest() {
    if (proven.size() > REMEMBERED) {
      proven.remove(proven.keySet().iterator().next());
    }
  }
}
