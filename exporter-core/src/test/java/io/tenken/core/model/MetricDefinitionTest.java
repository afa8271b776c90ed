package io.tenken.core.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayName("A metric definition")
class MetricDefinitionTest {

  @Test
  void holds_what_its_builder_was_told() {
    MetricDefinition metric =
        MetricDefinition.counter("libvirt_domain_block_stats_read_bytes_total")
            .unit(Unit.BYTES)
            .labels("domain", "uuid", "target_device")
            .per("guest", "disk")
            .help("Bytes that the guest has read from the disk.")
            .source("virConnectGetAllDomainStats: block.N.rd.bytes")
            .stability(Stability.EXPERIMENTAL)
            .build();

    assertThat(metric)
        .isEqualTo(
            new MetricDefinition(
                "libvirt_domain_block_stats_read_bytes_total",
                MetricType.COUNTER,
                Unit.BYTES,
                "Bytes that the guest has read from the disk.",
                List.of("domain", "uuid", "target_device"),
                "virConnectGetAllDomainStats: block.N.rd.bytes",
                Stability.EXPERIMENTAL,
                "guest × disk",
                false));
  }

  @ParameterizedTest(name = "{0} is of the family {1}")
  @CsvSource({
    "COUNTER, flows_total, flows",
    "INFO, build_info, build",
    "GAUGE, flows, flows",
    "UNKNOWN, flows_total, flows_total",
    "COUNTER, flows, flows"
  })
  void names_its_family_as_OpenMetrics_does(MetricType type, String name, String family) {
    assertThat(plain(type, name).familyName()).isEqualTo(family);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "9lives", "with-dash", "with blank", "ünicode"})
  void refuses_a_name_that_no_format_can_carry(String name) {
    assertThatThrownBy(() -> plain(MetricType.GAUGE, name))
        .hasMessage("metric \"%s\": is no metric name".formatted(name));
  }

  @ParameterizedTest(name = "label {0}: {1}")
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          a-b        | label "a-b" is no name
          __address  | label "__address" is reserved by Prometheus
          le         | label "le" is reserved
          quantile   | label "quantile" is reserved
          type       | label "type" is reserved
          """)
  void refuses_a_label_that_Prometheus_does_not_take(String label, String problem) {
    assertThatThrownBy(() -> complete(MetricDefinition.gauge("flows").labels(label)))
        .hasMessage("metric \"flows\": " + problem);
  }

  @Test
  void refuses_the_same_label_twice() {
    assertThatThrownBy(() -> complete(MetricDefinition.gauge("flows").labels("table", "table")))
        .hasMessage("metric \"flows\": label \"table\" stands twice");
  }

  @Test
  void ends_as_its_type_and_unit_ask() {
    assertThatThrownBy(() -> complete(MetricDefinition.counter("flows")))
        .hasMessage("metric \"flows\": type COUNTER ends in _total");
    assertThatThrownBy(() -> complete(MetricDefinition.info("build")))
        .hasMessage("metric \"build\": type INFO ends in _info");
    assertThatThrownBy(() -> complete(MetricDefinition.gauge("flows_total")))
        .hasMessage("metric \"flows_total\": type GAUGE does not end in _total");
    assertThatThrownBy(() -> complete(MetricDefinition.counter("cpu_total").unit(Unit.SECONDS)))
        .hasMessage("metric \"cpu_total\": is in seconds, so its name ends in _seconds");
    assertThatThrownBy(() -> complete(MetricDefinition.info("cpu_seconds_info").unit(Unit.SECONDS)))
        .hasMessageContaining("no unit");
    assertThatThrownBy(() -> complete(MetricDefinition.gauge("recorded:flows")))
        .hasMessage("metric \"recorded:flows\": \":\" is reserved for recording rules");
  }

  @Test
  void says_what_it_is_and_where_it_comes_from() {
    assertThatThrownBy(() -> MetricDefinition.gauge("flows").source("the switch").build())
        .hasMessage("metric \"flows\": has no help");
    assertThatThrownBy(() -> MetricDefinition.gauge("flows").help("Flows.").build())
        .hasMessage("metric \"flows\": has no source");
  }

  @Test
  void is_zero_when_failed_only_without_labels() {
    assertThat(complete(MetricDefinition.gauge("libvirt_up").zeroWhenFailed()).zeroWhenFailed())
        .isTrue();
    assertThatThrownBy(
            () -> complete(MetricDefinition.gauge("up").labels("bridge").zeroWhenFailed()))
        .hasMessage("metric \"up\": is 0 when failed, so it takes no labels");
  }

  private static MetricDefinition complete(MetricDefinition.Builder builder) {
    return builder.help("Help.").source("Source.").build();
  }

  private static MetricDefinition plain(MetricType type, String name) {
    return new MetricDefinition(
        name, type, Unit.NONE, "", List.of(), "", Stability.STABLE, "1", false);
  }
}
