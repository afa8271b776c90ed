package io.tenken.dirtyflow.dump;

import static org.assertj.core.api.Assertions.assertThat;

import io.tenken.dirtyflow.openflow.Match;
import io.tenken.dirtyflow.table.FlowChanges;
import io.tenken.dirtyflow.table.FlowTable;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("Reading a dump")
class DumpReaderTest {

  @Test
  void takes_a_flow_without_match_and_without_priority_for_what_it_is() {
    FlowTable table =
        Captures.parse(
                " cookie=0x0, duration=12.5s, table=7, n_packets=3, n_bytes=126, actions=NORMAL\n")
            .table();

    assertThat(table.priority(0)).isEqualTo(32768);
    assertThat(table.match(0)).isEqualTo(Match.ANY);
    assertThat(table.table(0)).isEqualTo(7);
    assertThat(table.packets(0)).hasValue(3);
    assertThat(table.age(0)).contains(Duration.ofMillis(12_500));
  }

  @Test
  void takes_a_counter_that_the_switch_does_not_know_as_absent() {
    FlowTable table =
        Captures.parse("n_packets=18446744073709551615, n_bytes=1, actions=drop\n").table();

    assertThat(table.packets(0)).isEmpty();
    assertThat(table.bytes(0)).hasValue(1);
    assertThat(table.idleAge(0)).isEmpty();
  }

  @Test
  void skips_headers_anywhere_and_remembers_the_version() {
    FlowDump dump =
        Captures.parse(
            """
            OFPST_FLOW reply (OF1.3) (xid=0x2): flags=[more]
             cookie=0x0, table=0, actions=drop
            OFPST_FLOW reply (OF1.3) (xid=0x2):
             cookie=0x0, table=1, actions=drop
            """);

    assertThat(dump.isComplete()).isTrue();
    assertThat(dump.headers()).isEqualTo(2);
    assertThat(dump.version()).contains("OF1.3");
    assertThat(dump.table().size()).isEqualTo(2);
  }

  @Test
  void skips_log_lines_blank_lines_and_line_ends_of_windows() {
    FlowDump dump =
        Captures.parse(
            String.join(
                "\r\n",
                "2016-03-01T10:11:12Z|00001|ofp_actions|INFO|set_field is deprecated",
                "",
                "\t cookie=0x1, table=0, actions=drop ",
                ""));

    assertThat(dump.isComplete()).isTrue();
    assertThat(dump.logLines()).isEqualTo(1);
    assertThat(dump.table().cookie(0)).isEqualTo(1);
  }

  @Test
  void does_not_take_a_decode_error_for_fewer_flows() {
    FlowDump dump = Captures.read("br-ex.default-decode-error.txt");

    assertThat(dump.isComplete()).isFalse();
    assertThat(dump.problems().get(0).kind()).isEqualTo(DumpProblem.Kind.DECODE_ERROR);
    assertThat(dump.problems().get(0).line()).isEqualTo(3);
    assertThat(dump.problems())
        .allSatisfy(problem -> assertThat(problem.toString()).contains("-O OpenFlow14"));
  }

  @Test
  void says_that_a_last_line_without_line_end_may_be_cut() {
    FlowDump dump = Captures.parse(" cookie=0x0, table=0, actions=output:1");

    assertThat(kinds(dump)).containsExactly(DumpProblem.Kind.TRUNCATED);
    assertThat(dump.table().size()).isEqualTo(1);
  }

  @Test
  void names_the_line_and_the_part_that_is_wrong() {
    FlowDump dump =
        Captures.parse(" cookie=0x0, table=0, actions=drop\n table=0, nw_src=1.2.3 actions=drop\n");

    assertThat(dump.problems())
        .singleElement()
        .satisfies(
            problem -> {
              assertThat(problem.line()).isEqualTo(2);
              assertThat(problem.detail()).contains("\"1.2.3\" is not an IPv4 address");
            });
    assertThat(dump.table().size()).isEqualTo(1);
  }

  @Test
  void names_both_lines_where_a_file_holds_the_dumps_of_two_bridges() {
    FlowDump dump =
        Captures.parse(
            """
            OFPST_FLOW reply (OF1.3) (xid=0x2):
             cookie=0x1, table=0, priority=1,ip actions=drop
             cookie=0x1, table=0, priority=1,arp actions=drop
            OFPST_FLOW reply (OF1.3) (xid=0x2):
             cookie=0x2, table=0, priority=1,ip actions=NORMAL
            """);

    assertThat(dump.table().size()).isEqualTo(3);
    assertThat(dump.problems())
        .singleElement()
        .hasToString(
            "line 5 repeats the table, priority and match of another, which no switch holds twice"
                + " (line 2): read one dump at a time; if it is one, the text of the switch leaves"
                + " a part of the match out: dump with the native source");
  }

  @Test
  void counts_a_foreign_line_as_a_problem() {
    FlowDump dump = Captures.parse("ovs-ofctl: br-x is not a bridge or a socket\n");

    assertThat(kinds(dump)).containsExactly(DumpProblem.Kind.FOREIGN);
  }

  @Test
  void survives_a_line_of_megabytes_and_reads_on() {
    FlowDump dump =
        Captures.parse(
            "cookie=0x1, " + "x".repeat(3_000_000) + "\ncookie=0x2, table=1, actions=drop\n");

    assertThat(kinds(dump)).containsExactly(DumpProblem.Kind.HUGE);
    assertThat(dump.problems().get(0).line()).isEqualTo(1);
    assertThat(dump.table().cookie(0)).isEqualTo(2);
  }

  @Test
  void keeps_an_unknown_field_and_an_unknown_action_as_they_are_and_marks_the_flow() {
    FlowDump dump =
        Captures.parse("table=0, new_field=7/0xf,ip actions=new_action(a,b),output:1\n");

    assertThat(dump.isComplete()).isTrue();
    assertThat(dump.table().flowsWithOpaqueParts()).isEqualTo(1);
    assertThat(dump.table().match(0).opaque()).containsExactly("new_field=7/0xf");
    assertThat(dump.table().actions(0).get(0)).hasToString("Opaque[text=new_action(a,b)]");
  }

  @Test
  void refuses_bytes_that_are_no_utf8_where_they_would_have_to_be_kept() {
    byte[] line = " table=0, in_port=\"a?b\" actions=drop\n".getBytes(StandardCharsets.UTF_8);
    line[20] = (byte) 0xff;

    FlowDump dump = Captures.parse(line);

    assertThat(kinds(dump)).containsExactly(DumpProblem.Kind.UNPARSED);
    assertThat(dump.problems().get(0).detail()).contains("is not valid UTF-8");
  }

  @Test
  void takes_over_unchanged_flows_and_reports_what_changed() {
    FlowTable before =
        Captures.parse(
                """
                cookie=0x1, duration=1s, table=0, n_packets=1, n_bytes=10, ip actions=drop
                cookie=0x1, duration=1s, table=1, n_packets=1, n_bytes=10, ip actions=drop
                cookie=0x1, duration=1s, table=2, n_packets=1, n_bytes=10, ip actions=drop
                """)
            .table();

    FlowDump after =
        Captures.parse(
            """
            cookie=0x1, duration=2s, table=0, n_packets=5, n_bytes=50, ip actions=drop
            cookie=0x1, duration=2s, table=1, n_packets=1, n_bytes=10, ip actions=NORMAL
            cookie=0x1, duration=0s, table=3, n_packets=0, n_bytes=0, ip actions=drop
            """,
            Optional.of(before));

    assertThat(after.changes()).isEqualTo(new FlowChanges(1, 1, 1));
    assertThat(after.table().packets(0)).hasValue(5);
    assertThat(after.table().flow(0)).isEqualTo(before.flow(0));
    assertThat(after.table().actionsText(1)).isEqualTo("NORMAL");
  }

  @Test
  void numbers_only_the_actions_that_a_flow_still_has() {
    FlowTable before =
        Captures.parse(
                """
                table=0, in_port=1 actions=output:1
                table=0, in_port=2 actions=output:2
                table=0, in_port=3 actions=new_action(3)
                table=0, in_port=4 actions=output:4
                """)
            .table();

    FlowTable after =
        Captures.parse(
                """
                table=0, in_port=3 actions=new_action(3)
                table=0, in_port=4 actions=output:4
                table=0, in_port=5 actions=output:2
                table=0, in_port=6 actions=output:6
                """,
                Optional.of(before))
            .table();

    assertThat(rows(after).map(after::actionsText))
        .containsExactly("new_action(3)", "output:4", "output:2", "output:6");
    assertThat(rows(after).map(after::actionsId)).containsExactlyInAnyOrder(0, 1, 2, 3);
    assertThat(after.distinctActions()).isEqualTo(4);
    assertThat(rows(after).filter(after::hasOpaqueParts)).containsExactly(0);
    assertThat(rows(before).map(before::actionsText))
        .containsExactly("output:1", "output:2", "new_action(3)", "output:4");
  }

  @Test
  void marks_a_new_flow_whose_unknown_action_an_unchanged_one_has_too() {
    String unchanged = "table=0, in_port=1 actions=new_action(a,b)\n";
    FlowTable before = Captures.parse(unchanged).table();

    FlowTable after =
        Captures.parse(
                unchanged + "table=0, in_port=2 actions=new_action(a,b)\n", Optional.of(before))
            .table();

    assertThat(after.flowsWithOpaqueParts()).isEqualTo(2);
  }

  private static Stream<Integer> rows(FlowTable table) {
    return IntStream.range(0, table.size()).boxed();
  }

  private static List<DumpProblem.Kind> kinds(FlowDump dump) {
    return dump.problems().stream().map(DumpProblem::kind).toList();
  }
}
