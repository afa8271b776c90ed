package io.tenken.dirtyflow.cli;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.tenken.dirtyflow.CommandRun;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@DisplayName("dirty-flow-exporter dump")
class DumpFlowsCommandTest {

  private static final String HEADER = "OFPST_FLOW reply (OF1.0) (xid=0x4):\n";
  private static final String FLOWS =
      HEADER
          + """
           cookie=0x1a, duration=100.5s, table=60, n_packets=7, n_bytes=700, idle_timeout=30, idle_age=3, hard_age=9, priority=90,dl_vlan=1 actions=strip_vlan,output:7
           cookie=0x0, duration=5.0s, table=71, n_packets=18446744073709551615, n_bytes=0, send_flow_rem importance=4, tcp,in_port="tap-1",tp_dst=443 actions=drop
           cookie=0x0, table=0, new_field=1 actions=NORMAL
          """;

  @TempDir Path directory;
  private String file;

  @BeforeEach
  void writeFlows() throws IOException {
    file = Files.writeString(directory.resolve("flows.txt"), FLOWS).toString();
  }

  @Test
  @DisplayName("prints text that ovs-ofctl takes back, in the words of the switch")
  void text() {
    CommandRun run = CommandRun.of("dump", "--file", file);

    assertThat(run.status()).isZero();
    assertThat(run.err()).isEmpty();
    assertThat(run.lines())
        .containsExactly(
            "cookie=0x1a, table=60, idle_timeout=30, priority=90,dl_vlan=1 actions=strip_vlan,output:7",
            "cookie=0x0, table=71, send_flow_rem importance=4, tcp,in_port=\"tap-1\",tp_dst=443 actions=drop",
            "cookie=0x0, table=0, new_field=1 actions=NORMAL");
  }

  @Test
  @DisplayName("prints counters and ages that are told with --stats, and equal words with --normal")
  void statsAndNormal() {
    CommandRun run = CommandRun.of("dump", "--file", file, "table>=60", "--stats", "--normal");

    assertThat(run.lines())
        .containsExactly(
            "cookie=0x1a, duration=100.500s, table=60, n_packets=7, n_bytes=700, idle_timeout=30,"
                + " idle_age=3, hard_age=9, priority=90,dl_vlan=1 actions=pop_vlan,output:7",
            "cookie=0x0, duration=5.000s, table=71, n_bytes=0, send_flow_rem importance=4,"
                + " tcp,in_port=\"tap-1\",tp_dst=443 actions=drop");
  }

  @Test
  @DisplayName("prints a table for people")
  void table() {
    CommandRun run = CommandRun.of("dump", "--file", file, "--format", "table");

    assertThat(run.lines())
        .containsExactly(
            "TABLE   PRIO      PACKETS        AGE  MATCH -> ACTIONS",
            "   60     90            7       100s  priority=90,dl_vlan=1 -> strip_vlan,output:7",
            "   71  32768            -         5s  tcp,in_port=\"tap-1\",tp_dst=443 -> drop",
            "    0  32768            -          -  new_field=1 -> NORMAL");
  }

  @Test
  @DisplayName("prints one object a flow as JSON; what is not told is absent")
  void json() {
    CommandRun run = CommandRun.of("dump", "--file", file, "--format", "json", "table=60");

    assertThat(run.out().replace(file, "FILE"))
        .isEqualTo(
            """
            [
            {"bridge":"FILE","table":60,"priority":90,"cookie":"0x1a","packets":7,"bytes":700,"age_seconds":100.5,"idle_timeout":30,"hard_timeout":0,"importance":0,"flags":[],"match":"priority=90,dl_vlan=1","actions":["strip_vlan","output:7"],"opaque":false}]
            """);
    CommandRun sparse = CommandRun.of("dump", "--file", file, "--format", "json", "!table=60");
    assertThat(sparse.out())
        .contains("\"flags\":[\"send_flow_rem\"]", "\"opaque\":true")
        .doesNotContain("\"packets\"");
  }

  @Test
  @DisplayName("names each of several sources, and says what each flow does")
  void explainsSeveral() throws IOException {
    String other =
        Files.writeString(directory.resolve("other"), "table=1,actions=resubmit(,2)\n").toString();
    CommandRun run = CommandRun.of("dump", "--file", file, "--file", other, "drop", "--explain");

    assertThat(run.out().replace(file, "FILE").replace(other, "OTHER"))
        .isEqualTo(
            """
            # FILE
            In table 71 with priority 32768 (the default), cookie 0x0:
              takes tcp packets that came in on port tap-1 and whose tp_dst is 443.
              drops them.
            # OTHER
            """);
  }

  @ParameterizedTest(name = "{0}")
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
      log lines in between     | 0 | 2016-03-01T10:11:12Z~00001~ofp_actions~INFO~is deprecated%n cookie=0x1, actions=drop%n | ''
      line ends of Windows     | 0 | cookie=0x1, table=3, actions=drop%r%n                     | ''
      the syntax of ovs-appctl | 0 | table_id=254, duration=3s, n_packets=0, n_bytes=0, priority=2,recirc_id=0,actions=drop%n | ''
      two dumps in one         | 1 | cookie=0x1, ip actions=drop%n cookie=0x2, ip actions=NORMAL%n | line 2 repeats the table, priority and match of another
      a cut last line          | 1 | cookie=0x1, actions=drop%n cookie=0x2, table=1, act       | line 2 has no line end, so it may be cut off
      a decode error           | 1 | cookie=0x1, actions=drop%n***decode error: OFPBAC_BAD_VENDOR_TYPE***%n | -O OpenFlow14
      a hex dump               | 1 | 00000000  01 11 01 c8 00 00 00 04-ff ff 00 00%n           | line 1 is part of a hex dump
      a message of a program   | 1 | ovs-ofctl: br-x is not a bridge or a socket%n             | line 1 is neither a flow nor anything that ovs-ofctl prints
      a wrong value            | 1 | cookie=0x1, actions=drop%n table=0, nw_src=1.2.3 actions=drop%n | "1.2.3\\" is not an IPv4 address
      """)
  @DisplayName("reads a file as people send it, or names file, line and remedy")
  void badInput(String what, int status, String content, String problem) throws IOException {
    Path dump = directory.resolve("br-int.dump");
    String text = content.replace("%n", "\n").replace("%r", "\r").replace('~', '|');
    Files.writeString(dump, text);
    CommandRun run = CommandRun.of("dump", "--file", dump.toString());

    assertThat(run.status()).isEqualTo(status);
    assertThat(run.err()).contains(problem);
    if (status == 0) {
      assertThat(run.err()).isEmpty();
      assertThat(run.lines()).hasSize(1);
    } else {
      assertThat(run.err()).contains("dump_problem", "source=" + dump, "line ");
    }
  }

  @Test
  @DisplayName("names bytes that are no UTF-8, and a line of megabytes, and prints the others")
  void unreadableBytes() throws IOException {
    byte[] text =
        " table=0, in_port=\"a?\" actions=drop\n table=1, ip actions=drop\n#\n".getBytes(UTF_8);
    text[20] = (byte) 0xff;
    String huge = new String(text, ISO_8859_1).replace("#", "x".repeat(2 << 20));
    Path dump = Files.write(directory.resolve("bytes"), huge.getBytes(ISO_8859_1));
    CommandRun run = CommandRun.of("dump", "--file", dump.toString());

    assertThat(run.status()).isEqualTo(1);
    assertThat(run.lines()).containsExactly("cookie=0x0, table=1, ip actions=drop");
    assertThat(run.err())
        .contains("line 1 ", "is not valid UTF-8", "line 3 is longer than any flow");
  }

  @Test
  @DisplayName("tells the first problems only, and how many there are")
  void manyProblems() throws IOException {
    Path dump = Files.writeString(directory.resolve("many"), "what is this\n".repeat(50));
    CommandRun run = CommandRun.of("dump", "--file", dump.toString());

    assertThat(run.err().lines()).hasSize(11);
    assertThat(run.err()).contains("40 more");
  }

  @Test
  @DisplayName("ends with status 3 and names the file where there is nothing to read")
  void nothing() {
    CommandRun run = CommandRun.of("dump", "--file", directory.resolve("gone").toString());

    assertThat(run.status()).isEqualTo(3);
    assertThat(run.err()).contains("dump_failed", "reason=unreachable", "there is no such file");
    assertThat(run.out()).isEmpty();
  }

  @Test
  @DisplayName("takes the name of a bridge for one, and says where it looked")
  void noSuchBridge() {
    CommandRun run =
        CommandRun.of("dump", "--ovs.rundir", directory.toString(), "--bridge", "br-x");

    assertThat(run.status()).isEqualTo(3);
    assertThat(run.err()).contains("bridge br-x", "br-x.mgmt", "--ovs.rundir");
  }

  @Test
  @DisplayName("says that there is no switch where no bridge is named")
  void noSwitch() {
    Path gone = directory.resolve("gone");
    CommandRun run = CommandRun.of("dump", "--ovs.rundir", gone.toString());

    assertThat(run.status()).isEqualTo(3);
    assertThat(run.err()).contains("does Open vSwitch run, and is --ovs.rundir right?");
  }

  @Test
  @DisplayName("refuses a filter that it does not understand")
  void wrongFilter() {
    CommandRun run = CommandRun.of("dump", "--file", file, "tabel=5");

    assertThat(run.status()).isEqualTo(2);
    assertThat(run.err()).contains("filter \"tabel=5\": no field, setting, counter or flag");
  }
}
