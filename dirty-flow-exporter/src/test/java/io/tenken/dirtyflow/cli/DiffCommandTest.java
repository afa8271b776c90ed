package io.tenken.dirtyflow.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.tenken.dirtyflow.CommandRun;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@DisplayName("dirty-flow-exporter diff")
class DiffCommandTest {

  @TempDir Path directory;

  @Test
  @DisplayName("finds none between two versions of one table that differ in words and counters")
  void equal() throws IOException {
    CommandRun run =
        diff(
            """
            NXST_FLOW reply (xid=0x4):
             cookie=0x1, duration=5s, table=0, n_packets=1, n_bytes=60, idle_age=2, actions=load:0x5->NXM_NX_REG5[],resubmit(,60)
            """,
            """
            OFPST_FLOW reply (OF1.4) (xid=0x2):
             cookie=0x1, duration=9s, table=0, n_packets=7, n_bytes=420, reset_counts importance=3, actions=set_field:0x5->reg5,goto_table:60
            """);

    assertThat(run.status()).isZero();
    assertThat(run.out()).isEmpty();
  }

  @Test
  @DisplayName("prints what only one has, and both where they differ")
  void different() throws IOException {
    String header = "OFPST_FLOW reply (OF1.4) (xid=0x2):\n";
    CommandRun run =
        diff(
            header + " cookie=0x1, table=0, ip actions=drop\n cookie=0x1, table=1, actions=drop\n",
            header
                + " cookie=0x1, table=0, ip actions=NORMAL\n"
                + " cookie=0x1, table=2, importance=5, actions=drop\n");

    assertThat(run.status()).isEqualTo(1);
    assertThat(run.lines())
        .containsExactly(
            "-cookie=0x1, table=1, actions=drop",
            "+cookie=0x1, table=2, importance=5, actions=drop",
            "-cookie=0x1, table=0, ip actions=drop",
            "+cookie=0x1, table=0, ip actions=NORMAL");
  }

  @Test
  @DisplayName("counts flags and importance where both dumps can tell them")
  void flags() throws IOException {
    CommandRun run =
        diff(
            "OFPST_FLOW reply (OF1.3) (xid=0x2):\n table=0, send_flow_rem actions=drop\n",
            "OFPST_FLOW reply (OF1.4) (xid=0x2):\n table=0, importance=5, actions=drop\n");

    assertThat(run.lines())
        .containsExactly(
            "-cookie=0x0, table=0, send_flow_rem actions=drop",
            "+cookie=0x0, table=0, actions=drop");
  }

  @Test
  @DisplayName("decides nothing if one of them can't be read in full")
  void undecided() throws IOException {
    assertThat(diff("table=0,actions=drop\n", "what is this\n").status()).isEqualTo(3);
    String file = write("one", "table=0,actions=drop\n");
    CommandRun missing = CommandRun.of("diff", file, directory.resolve("gone").toString());
    assertThat(missing.status()).isEqualTo(3);
    assertThat(missing.err()).contains("there is no such file");
    assertThat(missing.out()).isEmpty();
  }

  private CommandRun diff(String first, String second) throws IOException {
    return CommandRun.of("diff", write("first", first), write("second", second));
  }

  private String write(String name, String text) throws IOException {
    return Files.writeString(directory.resolve(name), text).toString();
  }
}
