package io.tenken.dirtyflow.openflow.text;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;
import io.tenken.dirtyflow.dump.Captures;
import io.tenken.dirtyflow.dump.FlowDump;
import io.tenken.dirtyflow.openflow.Flow;
import java.util.Arrays;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.params.provider.MethodSource;

@DisplayName("Whatever bytes come as a line of a dump")
class FlowLineFuzzTest {

  /** Longer than any of the switch's here; what follows only costs time. */
  private static final int LENGTH = 600;

  /** Each flow that has some match or action, as releases of OpenFlow and appctl tell it. */
  static Stream<byte[]> lines() {
    return Captures.linesOfEveryField("OpenFlow10", "OpenFlow13", "OpenFlow15", "appctl");
  }

  /** Much faster than a whole dump, in which each byte is accounted for as well. */
  @MethodSource("lines")
  @FuzzTest
  @DisplayName("it is a flow that can be written and read in both spellings, or is none")
  void line(byte[] bytes) {
    FlowDump dump = Captures.parse(terminated(bytes));

    assertThat(dump.table().size()).isLessThanOrEqualTo(1);
    for (int row = 0; row < dump.table().size(); row++) {
      Flow flow = dump.table().flow(row);
      for (SpellingMode mode : SpellingMode.values()) {
        assertThat(Captures.flow(FlowWriter.text(flow, mode))).isEqualTo(flow);
      }
    }
  }

  /** What stands before the first line feed, cut if it is long, and a line feed. */
  private static byte[] terminated(byte[] bytes) {
    int end = 0;
    while (end < Math.min(bytes.length, LENGTH) && bytes[end] != '\n') {
      end++;
    }
    byte[] line = Arrays.copyOf(bytes, end + 1);
    line[end] = '\n';
    return line;
  }
}
