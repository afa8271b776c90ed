package io.tenken.dirtyflow.openflow.text;

import static org.assertj.core.api.Assertions.assertThat;

import io.tenken.dirtyflow.dump.Captures;
import io.tenken.dirtyflow.dump.DumpProblem;
import io.tenken.dirtyflow.openflow.FlowHead;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayName("The settings and counters of a flow")
class FlowSettingsTest {

  @ParameterizedTest
  @ValueSource(
      strings = {
        "cookie=0x0, duration=2.222s, table=0, n_packets=4, n_bytes=5, priority=11,ip actions=drop",
        "cookie=0xffffffffffffffff, duration=0.001s, table=255, n_packets=0, n_bytes=0, actions=drop",
        "cookie=0x1, duration=3999999999.999s, table=1, n_packets=1, n_bytes=2, actions=drop",
        "cookie=0x1, duration=4000000000.000s, table=1, n_packets=1, n_bytes=2, actions=drop",
        "cookie=0x1, duration=1.000s, table=1, n_packets=999999999999999999, n_bytes=1, actions=drop",
        "cookie=0x1, duration=1.000s, table=1, n_packets=1000000000000000000, n_bytes=1, actions=drop",
        "cookie=0x1, duration=1.000s, table=1, n_packets=18446744073709551614, n_bytes=1, actions=drop",
        "cookie=0x1, duration=1.000s, table=1, n_packets=1, n_bytes=1, priority=65535 actions=drop",
        "cookie=0x1, duration=1.000s, table=1, n_packets=1, n_bytes=1, priority=0 actions=drop",
        "cookie=0x1, duration=1.000s, table=1, n_packets=1, n_bytes=1, idle_timeout=65535, actions=drop",
        "cookie=0x1, duration=1.000s, table=1, n_packets=1, n_bytes=1, idle_timeout=6, hard_timeout=7, "
            + "send_flow_rem check_overlap reset_counts no_packet_counts no_byte_counts "
            + "importance=8, idle_age=9, hard_age=10, priority=11 actions=drop",
        "cookie=0x1, duration=1.000s, table=1, n_packets=1, n_bytes=1, idle_age=65534, actions=drop",
        "cookie=0x1, table=1, actions=drop",
      })
  @DisplayName("are written as the switch writes them")
  void areWritten(String told) {
    assertThat(written(told)).isEqualTo(told);
  }

  @ParameterizedTest(name = "{0} is {1}")
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
      duration=0s                        | cookie=0x0, duration=0.000s, table=0, actions=drop
      duration=1.5s                      | cookie=0x0, duration=1.500s, table=0, actions=drop
      duration=1.123456789s              | cookie=0x0, duration=1.123s, table=0, actions=drop
      duration=4000000000.5s             | cookie=0x0, duration=4000000000.500s, table=0, actions=drop
      cookie=18446744073709551615        | cookie=0xffffffffffffffff, table=0, actions=drop
      cookie=0x00000000000000000005      | cookie=0x5, table=0, actions=drop
      cookie=0x5/-1                      | cookie=0x5, table=0, actions=drop
      table_id=7                         | cookie=0x0, table=7, actions=drop
      n_packets=18446744073709551615     | cookie=0x0, table=0, actions=drop
      n_offload_packets=5,n_offload_bytes=6 | cookie=0x0, table=0, actions=drop
      idle_age=65535                     | cookie=0x0, table=0, idle_age=65534, actions=drop
      priority=0x10                      | cookie=0x0, table=0, priority=16 actions=drop
      ip,importance=5                    | cookie=0x0, table=0, importance=5, ip actions=drop
      """)
  @DisplayName("are the same in other spellings")
  void areTheSame(String told, String written) {
    assertThat(written(told + " actions=drop")).isEqualTo(written);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "cookie=0x1/0xff",
        "cookie=0x10000000000000000",
        "cookie=",
        "cookie",
        "cookie:5",
        "duration=5",
        "duration=s",
        "duration=.5s",
        "duration=1.s",
        "duration=-1s",
        "duration=1.1234567890s",
        "duration=9223372036854775807s",
        "duration=18446744073709551615s",
        "table=acl",
        "table=",
        "table=0x1",
        "n_packets=",
        "n_packets=0x5",
        "n_packets=18446744073709551616",
        "n_packets=1,n_packets=1",
        "n_offload_bytes=x",
        "idle_timeout=65536",
        "idle_timeout",
        "importance=65536",
        "priority=65536",
        "priority=-1",
        "send_flow_rem=1",
        "duration=1s,duration=1s",
      })
  @DisplayName("are refused if they are out of range, without sense or told twice")
  void areRefused(String setting) {
    assertThat(Captures.parse("ip," + setting + " actions=drop\n").problems())
        .extracting(DumpProblem::kind)
        .containsExactly(DumpProblem.Kind.UNPARSED);
    assertThat(Captures.parse(setting + ",ip actions=drop\n").isComplete()).isFalse();
  }

  private static String written(String line) {
    byte[] bytes = line.getBytes(StandardCharsets.UTF_8);
    FlowHead head = new FlowHead();
    TextSink sink = new TextSink();

    new FlowLineReader().head(bytes, 0, bytes.length, head);
    new FlowWriter(sink, SpellingMode.AS_TOLD).write(Captures.flow(line), head);

    return sink.toString();
  }
}
