package io.tenken.dirtyflow.dump;

import static org.assertj.core.api.Assertions.assertThat;

import io.tenken.dirtyflow.openflow.Flow;
import io.tenken.dirtyflow.openflow.text.FlowWriter;
import io.tenken.dirtyflow.openflow.text.SpellingMode;
import io.tenken.dirtyflow.table.FlowTable;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

@DisplayName("A dump of a real switch")
class CaptureRoundTripTest {

  static List<String> captures() {
    return Captures.COMPLETE;
  }

  @ParameterizedTest
  @MethodSource("captures")
  @DisplayName("is understood to the last byte: every line comes back as it was printed")
  void every_line_comes_back(String capture) {
    FlowDump dump = Captures.read(capture);

    // one capture is three dumps of one bridge, one after the other
    assertThat(dump.problems())
        .allMatch(problem -> problem.kind() == DumpProblem.Kind.REPEATED)
        .hasSize(capture.contains("hard_age") ? 1 : 0);
    assertThat(dump.table().flowsWithOpaqueParts()).isZero();
    List<String> printed = printedFlows(capture);
    assertThat(dump.table().size()).isEqualTo(printed.size());
    for (int row = 0; row < printed.size(); row++) {
      Flow flow = dump.table().flow(row);
      assertThat(FlowWriter.text(flow, SpellingMode.AS_TOLD)).isEqualTo(printed.get(row));
    }
  }

  @ParameterizedTest
  @MethodSource("captures")
  @DisplayName("has a normal text that reads as the same flows and is its own normal text")
  void normal_text_is_stable(String capture) {
    FlowTable table = Captures.read(capture).table();

    for (int row = 0; row < table.size(); row++) {
      Flow flow = table.flow(row);
      String normal = FlowWriter.text(flow, SpellingMode.NORMAL);
      Flow again = Captures.flow(normal);
      assertThat(again).isEqualTo(flow);
      assertThat(FlowWriter.text(again, SpellingMode.NORMAL)).isEqualTo(normal);
    }
  }

  @Test
  @DisplayName("made by ovs-appctl reads as the same flows, without their cookies and timeouts")
  void appctl_syntax_is_read() {
    FlowDump hidden = Captures.read("every-field.appctl.txt");

    assertThat(hidden.problems()).isEmpty();
    FlowTable table = hidden.table();
    var dumped = Captures.byKey("every-field.OpenFlow14.txt");
    int compared = 0;
    for (int row = 0; row < table.size(); row++) {
      Flow flow = table.flow(row);
      if (flow.table() != HIDDEN_TABLE) {
        assertThat(flow.actions()).isEqualTo(dumped.get(flow.key()).actions());
        compared++;
      }
    }
    assertThat(compared).isEqualTo(dumped.size());
  }

  @ParameterizedTest(name = "{0}")
  @CsvSource({
    "input-flows-1.txt, 1, 1",
    "input-flows-2.txt, 0, 1",
    "input-flows-3.txt, 0, 0",
    "every-field.input.txt, 0, 0"
  })
  @DisplayName("is what a file for ovs-ofctl add-flows made of it, which reads as well")
  void inputReads(String file, int refused, int opaque) {
    FlowDump dump = Captures.read(file);

    // The switch has refused them, too: a drop behind other actions, and words that it does not
    // know.
    assertThat(dump.problems()).hasSize(refused);
    assertThat(dump.table().flowsWithOpaqueParts()).isEqualTo(opaque);
    assertThat(dump.table().size() + refused).isEqualTo((int) Captures.text(file).lines().count());
  }

  @Test
  @DisplayName("is here with every file that there is of it")
  void nothingIsForgotten() throws Exception {
    Set<String> others =
        Set.of(
            "ORIGIN.md",
            "br-ex.default-decode-error.txt",
            "br-int.decode-error.txt",
            "br-int.decode-error.stderr.txt",
            "every-field.appctl.txt");
    try (Stream<Path> files = Files.list(Path.of("src/test/resources/captures/ovs"))) {
      assertThat(files.map(file -> file.getFileName().toString()))
          .allMatch(
              name ->
                  Captures.COMPLETE.contains(name)
                      || others.contains(name)
                      || name.contains("input")
                      || name.endsWith(".bin"));
    }
  }

  private static final int HIDDEN_TABLE = 254;

  /** The lines with flows, without what changes by itself and with what goes without saying. */
  private static List<String> printedFlows(String capture) {
    return Captures.text(capture)
        .lines()
        .map(String::strip)
        .filter(line -> line.contains("actions="))
        .map(line -> line.replaceAll("(duration|n_packets|n_bytes|idle_age|hard_age)=\\S+, ", ""))
        .map(line -> line.startsWith("cookie=") ? line : "cookie=0x0, " + line)
        .map(line -> line.contains(" table=") ? line : line.replaceFirst(", ", ", table=0, "))
        // ovs-ofctl does not take back the names under which it prints these two fields
        .map(line -> line.replace("gtpu_flags", "tun_gtpu_flags"))
        .map(line -> line.replace("gtpu_msgtype", "tun_gtpu_msgtype"))
        .toList();
  }
}
