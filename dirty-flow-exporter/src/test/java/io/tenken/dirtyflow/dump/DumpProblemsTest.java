package io.tenken.dirtyflow.dump;

import static org.assertj.core.api.Assertions.assertThat;

import io.tenken.dirtyflow.dump.DumpProblem.Kind;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@DisplayName("The problems of a dump")
class DumpProblemsTest {

  @Test
  @DisplayName("are all counted, of which the first hundred are kept")
  void many() {
    FlowDump dump = Captures.parse("not a flow\n".repeat(120));

    assertThat(dump.problemCount()).isEqualTo(120);
    assertThat(dump.problems()).hasSize(100);
    assertThat(dump.problems().get(99).line()).isEqualTo(100);
  }

  @Test
  @DisplayName("show the start of a long line, and the start of a long reason as such")
  void details() {
    FlowDump line = Captures.parse("?".repeat(500) + "\n");
    FlowDump reason = Captures.parse("table=0, nw_src=" + "1".repeat(500) + " actions=drop\n");

    assertThat(line.problems().get(0).detail()).isEqualTo("?".repeat(160));
    assertThat(reason.problems().get(0).detail()).startsWith("\"1111").endsWith("...").hasSize(163);
  }

  @Test
  @DisplayName("are the lines of a hex dump, too, each of them")
  void hexDump() {
    FlowDump dump = Captures.read("br-ex.default-decode-error.txt");

    assertThat(dump.problems().stream().map(DumpProblem::kind))
        .startsWith(Kind.DECODE_ERROR, Kind.HEX_DUMP)
        .doesNotContain(Kind.FOREIGN);
  }

  @ParameterizedTest(name = "{0}: {1}")
  @CsvSource({
    "UNPARSED, true",
    "REPEATED, true",
    "DECODE_ERROR, false",
    "HEX_DUMP, false",
    "TRUNCATED, false",
    "HUGE, false",
    "FOREIGN, false"
  })
  @DisplayName("leave the other lines trustworthy, or not")
  void otherLines(Kind kind, boolean trustworthy) {
    assertThat(kind.concernsItsLineOnly()).isEqualTo(trustworthy);
  }

  @ParameterizedTest(name = "{0}, then {1}: {2}")
  @CsvSource(
      nullValues = "none",
      value = {
        "NXST_FLOW reply (xid=0x4):, none, OF1.0",
        "OFPST_FLOW reply (OF1.3) (xid=0x2):, none, OF1.3",
        "OFPST_FLOW reply (OF1.3) (xid=0x2):, NXST_FLOW reply (xid=0x4):, OF1.3",
        "NXST_FLOW reply (xid=0x4):, OFPST_FLOW reply (OF1.5) (xid=0x2):, OF1.5"
      })
  @DisplayName("are not that a header tells no version: it is of OpenFlow 1.0 then")
  void versions(String first, String second, String version) {
    FlowDump dump =
        Captures.parse(
            Stream.of(first, second == null ? "" : second)
                .reduce("", (text, header) -> text + header + "\n"));

    assertThat(dump.isComplete()).isTrue();
    assertThat(dump.version()).contains(version);
  }

  @Test
  @DisplayName(
      "are none where a whole reply was read from the wire, whose flows only the wire takes")
  void ofWire() {
    FlowDump text = Captures.parse("table=0, actions=drop\n");
    FlowDump wire = FlowDump.ofWire(text.table(), text.changes(), "OF1.4", 3);

    assertThat(wire.isComplete()).isTrue();
    assertThat(wire.version()).contains("OF1.4");
    assertThat(wire.headers()).isEqualTo(3);
    assertThat(wire.reusableFor(FlowDump.Origin.WIRE)).containsSame(text.table());
    assertThat(wire.reusableFor(FlowDump.Origin.TEXT)).isEmpty();
    assertThat(text.reusableFor(FlowDump.Origin.TEXT)).containsSame(text.table());
  }
}
