package io.tenken.dirtyflow.dump;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.tenken.dirtyflow.table.StableHash;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Optional;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("A dump that comes in pieces")
class PiecesOfADumpTest {

  private static final String DUMP =
      """
      OFPST_FLOW reply (OF1.3) (xid=0x2):\r
       cookie=0x1, table=0, in_port=1 actions=output:2\r

       cookie=0x2, table=1, in_port=2 actions=no_action\t
      2024-01-01T00:00:00Z|00001|vconn|WARN|a log line
       cookie=0x3, table=1, in_port=3
       cookie=0x4, table=2, actions=drop""";

  @Test
  @DisplayName("is the same wherever it is cut")
  void anyCut() {
    byte[] bytes = DUMP.getBytes(StandardCharsets.UTF_8);
    FlowDump whole = Captures.parse(bytes);

    assertThat(whole.table().size()).isEqualTo(3);
    assertThat(whole.problems())
        .extracting(DumpProblem::kind)
        .containsExactly(DumpProblem.Kind.UNPARSED, DumpProblem.Kind.TRUNCATED);
    for (int cut = 0; cut <= bytes.length; cut++) {
      DumpReader reader = reader();
      reader.accept(bytes, cut);
      byte[] rest = Arrays.copyOfRange(bytes, cut, bytes.length);
      reader.accept(rest, rest.length);
      assertSame(reader.finish(), whole, cut);
    }
  }

  @Test
  @DisplayName("is the same byte by byte")
  void byteByByte() {
    byte[] bytes = DUMP.getBytes(StandardCharsets.UTF_8);
    DumpReader reader = reader();
    for (byte one : bytes) {
      reader.accept(new byte[] {one}, 1);
    }

    assertSame(reader.finish(), Captures.parse(bytes), 1);
  }

  @Test
  @DisplayName("is the same from a stream that gives less than it is asked for")
  void stream() throws IOException {
    byte[] bytes = DUMP.getBytes(StandardCharsets.UTF_8);
    InputStream slow =
        new ByteArrayInputStream(bytes) {
          @Override
          public synchronized int read(byte[] target, int offset, int length) {
            return super.read(target, offset, Math.min(length, 7));
          }
        };

    assertSame(reader().read(slow), Captures.parse(bytes), 7);
  }

  @Test
  @DisplayName("loses only the line that is longer than any flow")
  void hugeLine() {
    byte[] megabyte = "x".repeat(LineSplitter.MAX_LINE).getBytes(StandardCharsets.UTF_8);
    byte[] end = "x\ncookie=0x5, actions=drop\n".getBytes(StandardCharsets.UTF_8);
    DumpReader reader = reader();
    reader.accept(megabyte, megabyte.length);
    reader.accept(end, end.length);
    FlowDump dump = reader.finish();

    assertThat(dump.problems())
        .extracting(DumpProblem::line, DumpProblem::kind)
        .containsExactly(tuple(1L, DumpProblem.Kind.HUGE));
    assertThat(dump.table().size()).isEqualTo(1);
  }

  @Test
  @DisplayName("takes a line that is just as long as a line may be")
  void longestLine() {
    byte[] flow = "cookie=0x5, actions=drop".getBytes(StandardCharsets.UTF_8);
    byte[] blanks =
        " ".repeat(LineSplitter.MAX_LINE - flow.length).getBytes(StandardCharsets.UTF_8);
    DumpReader reader = reader();
    reader.accept(blanks, blanks.length);
    reader.accept(flow, flow.length);
    reader.accept(new byte[] {'\n'}, 1);
    FlowDump dump = reader.finish();

    assertThat(dump.isComplete()).isTrue();
    assertThat(dump.table().size()).isEqualTo(1);
  }

  private static DumpReader reader() {
    return new DumpReader(new StableHash(1, 2), Optional.empty());
  }

  private static void assertSame(FlowDump dump, FlowDump whole, int cut) {
    assertThat(dump.problems()).as("cut at %d", cut).isEqualTo(whole.problems());
    assertThat(dump.version()).isEqualTo(whole.version());
    assertThat(dump.headers()).isEqualTo(whole.headers());
    assertThat(dump.logLines()).isEqualTo(whole.logLines());
    assertThat(dump.table().size()).isEqualTo(whole.table().size());
    for (int row = 0; row < whole.table().size(); row++) {
      assertThat(dump.table().flow(row)).as("cut at %d", cut).isEqualTo(whole.table().flow(row));
    }
  }
}
