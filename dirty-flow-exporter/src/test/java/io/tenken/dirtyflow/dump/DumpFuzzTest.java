package io.tenken.dirtyflow.dump;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;
import io.tenken.dirtyflow.openflow.Flow;
import io.tenken.dirtyflow.openflow.text.FlowWriter;
import io.tenken.dirtyflow.openflow.text.SpellingMode;
import io.tenken.dirtyflow.table.FlowTable;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.DisplayName;

@DisplayName("Whatever bytes come as a dump")
class DumpFuzzTest {

  @FuzzTest
  @DisplayName(
      "every byte is accounted for: each line is a flow that holds all of it, a header, a log line,"
          + " or a problem that is counted; and each flow can be written and read")
  void text(byte[] bytes) {
    FlowDump dump = Captures.parse(bytes);

    int flows = 0;
    for (byte[] line : lines(bytes)) {
      flows += flowsOf(line);
    }
    assertThat(dump.table().size()).isEqualTo(flows);
    FlowTable table = dump.table();
    for (int row = 0; row < table.size(); row++) {
      Flow flow = table.flow(row);
      assertThat(Captures.flow(FlowWriter.text(flow, SpellingMode.AS_TOLD))).isEqualTo(flow);
      assertThat(Captures.flow(FlowWriter.text(flow, SpellingMode.NORMAL))).isEqualTo(flow);
    }
  }

  /** Reads a line that is not blank alone, and returns whether it is a flow. */
  private static int flowsOf(byte[] line) {
    byte[] terminated = Arrays.copyOf(line, line.length + 1);
    terminated[line.length] = '\n';
    FlowDump alone = Captures.parse(terminated);
    int flows = alone.table().size();
    assertThat(flows + alone.headers() + alone.logLines() + alone.problemCount()).isEqualTo(1);
    if (flows == 1) {
      AccountedTokens.check(new String(line, StandardCharsets.UTF_8), alone.table(), 0);
    }
    return flows;
  }

  /** What stands between line feeds, without the blanks around it and without blank lines. */
  private static List<byte[]> lines(byte[] bytes) {
    List<byte[]> lines = new ArrayList<>();
    int start = 0;
    for (int i = 0; i <= bytes.length; i++) {
      if (i == bytes.length || bytes[i] == '\n') {
        byte[] line = trim(bytes, start, i);
        if (line.length > 0) {
          lines.add(line);
        }
        start = i + 1;
      }
    }
    return lines;
  }

  private static byte[] trim(byte[] bytes, int start, int end) {
    int first = start;
    int last = end;
    while (first < last && isBlank(bytes[first])) {
      first++;
    }
    while (last > first && isBlank(bytes[last - 1])) {
      last--;
    }
    return Arrays.copyOfRange(bytes, first, last);
  }

  private static boolean isBlank(byte b) {
    return b == ' ' || b == '\t' || b == '\r';
  }
}
