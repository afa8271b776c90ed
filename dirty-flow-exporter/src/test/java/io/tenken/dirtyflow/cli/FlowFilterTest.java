package io.tenken.dirtyflow.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tenken.dirtyflow.dump.Captures;
import io.tenken.dirtyflow.table.FlowTable;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayName("A filter")
class FlowFilterTest {

  private static final String FLOWS =
      """
      cookie=0x1a, duration=100.5s, table=60, n_packets=7, n_bytes=700, priority=90,dl_vlan=1,dl_dst=fa:16:3e:00:00:01 actions=pop_vlan,output:7
      cookie=0x1b, duration=5.0s, table=60, n_packets=0, n_bytes=0, send_flow_rem priority=100,in_port=3 actions=resubmit(,71)
      cookie=0x0, duration=5.0s, table=71, n_packets=0, n_bytes=0, tcp,in_port=3,nw_src=10.1.0.0/16,tp_dst=443 actions=drop
      cookie=0x1a, duration=5.0s, table=72, n_packets=0, n_bytes=0, udp,reg5=0x3,tp_dst=53 actions=ct(table=73,zone=5),clone(output:7)
      """;

  @ParameterizedTest(name = "{0} takes flows {1}")
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
      ''                        | 0 1 2 3
      table=60                  | 0 1
      table!=60                 | 2 3
      table=60,in_port=3        | 1
      in_port                   | 1 2
      !in_port                  | 0 3
      dl_vlan                   | 0
      dl_vlan=1                 | 0
      !dl_vlan,table=60         | 1
      nw_src=10.1.0.0/16        | 2
      nw_src=10.0.0.0/8         | 2
      nw_src=10.1.2.3           | ''
      tp_dst=443                | 2
      tp_dst=53                 | 3
      tp_dst                    | 2 3
      tcp                       | 2
      ip                        | 2 3
      cookie=0x1a               | 0 3
      cookie=0x1a/0xfe          | 0 1 3
      cookie=0                  | 2
      priority>=100             | 1 2 3
      n_packets>0               | 0
      duration<10               | 1 2 3
      send_flow_rem             | 1
      drop                      | 2
      !drop                     | 0 1 3
      out_port=7                | 0 3
      jump=71                   | 1
      jump=73                   | 3
      action=ct                 | 3
      action=pop_vlan           | 0
      reg5=0x3                  | 3
      """)
  void takes_the_flows_that_meet_every_term(String filter, String rows) {
    FlowTable table = Captures.parse(FLOWS).table();
    FlowFilter parsed = FlowFilter.parse(filter);

    StringBuilder taken = new StringBuilder();
    for (int row = 0; row < table.size(); row++) {
      taken.append(parsed.accepts(table, row) ? row + " " : "");
    }
    assertThat(taken.toString().strip()).isEqualTo(rows);
  }

  @ParameterizedTest
  @ValueSource(strings = {"tabel=5", "table=x", "nw_src=1.2.3", "=5", "table==", "new_field"})
  void names_the_term_that_is_wrong(String filter) {
    assertThatThrownBy(() -> FlowFilter.parse(filter))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("\"");
  }
}
