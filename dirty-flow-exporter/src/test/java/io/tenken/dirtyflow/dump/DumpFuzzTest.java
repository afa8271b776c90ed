package io.tenken.dirtyflow.dump;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;
import io.tenken.dirtyflow.table.FlowTable;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.params.provider.MethodSource;

@DisplayName("Whatever bytes come as a dump")
class DumpFuzzTest {

  private final ProvenLines provenLines = new ProvenLines();

  /** Each flow that has some match or action, alone, as releases of OpenFlow and appctl tell it. */
  static Stream<byte[]> flows() {
    return Captures.linesOfEveryField("OpenFlow10", "OpenFlow15", "appctl");
  }

  @MethodSource("flows")
  @FuzzTest
  @DisplayName(
      "every byte is accounted for: each line is a flow that holds all of it, a header, a log line,"
          + " or a problem that is counted; each flow can be written and read, and is the same"
          + " among others as alone")
  void text(byte[] bytes) {
    FlowTable table = Captures.parse(bytes).table();

    List<ProvenLines.Told> alone = new ArrayList<>();
    for (byte[] line : lines(bytes)) {
      provenLines.flow(line).ifPresent(alone::add);
    }
    assertThat(table.size()).isEqualTo(alone.size());
    for (int row = 0; row < table.size(); row++) {
      assertThat(ProvenLines.Told.of(table.flow(row))).isEqualTo(alone.get(row));
    }
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
