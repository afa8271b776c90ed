package io.tenken.dirtyflow.dump;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;
import io.tenken.dirtyflow.openflow.Flow;
import io.tenken.dirtyflow.openflow.text.FlowWriter;
import io.tenken.dirtyflow.openflow.text.SpellingMode;
import org.junit.jupiter.api.DisplayName;

@DisplayName("Whatever bytes come as a dump")
class DumpFuzzTest {

  @FuzzTest
  @DisplayName("every line is accounted for, and what was read as a flow can be written and read")
  void text(byte[] bytes) {
    FlowDump dump = Captures.parse(bytes);

    int told = dump.table().size() + dump.headers() + dump.logLines() + dump.problemCount();
    assertThat(told).isGreaterThanOrEqualTo(linesWithContent(bytes));
    for (int row = 0; row < dump.table().size(); row++) {
      Flow flow = dump.table().flow(row);
      assertThat(Captures.flow(FlowWriter.text(flow, SpellingMode.AS_TOLD))).isEqualTo(flow);
      assertThat(Captures.flow(FlowWriter.text(flow, SpellingMode.NORMAL))).isEqualTo(flow);
    }
  }

  private static int linesWithContent(byte[] bytes) {
    int lines = 0;
    boolean content = false;
    for (byte b : bytes) {
      if (b == '\n') {
        lines += content ? 1 : 0;
        content = false;
      } else if (b != ' ' && b != '\t' && b != '\r') {
        content = true;
      }
    }
    return content ? lines + 1 : lines;
  }
}
