package io.tenken.core.engine;

import static io.tenken.core.engine.EngineUnderTest.LOAD;
import static io.tenken.core.engine.EngineUnderTest.UP;
import static io.tenken.core.engine.EngineUnderTest.healthy;
import static io.tenken.core.engine.EngineUnderTest.lines;
import static io.tenken.core.engine.EngineUnderTest.outcome;
import static io.tenken.core.engine.EngineUnderTest.spec;
import static org.assertj.core.api.Assertions.assertThat;

import io.tenken.core.model.MetricDefinition;
import io.tenken.core.model.MetricType;
import io.tenken.core.model.SamplePart;
import io.tenken.core.spi.FailureReason;
import io.tenken.core.spi.FamilyWriter;
import io.tenken.core.spi.MetricCollector;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("What a run emits")
class SampleBufferTest {

  private static final MetricDefinition SIZES =
      MetricDefinition.histogram("sizes").labels("disk").help("Sizes.").source("test").build();

  private final EngineUnderTest test = new EngineUnderTest();

  @AfterEach
  void close() {
    test.close();
  }

  @Test
  @DisplayName("is cut at the collector's limit: the first rows stay, the others are counted")
  void series_limit() {
    test.with(
        spec("peer", UP, LOAD).withSeriesLimit(3),
        (scrape, sink) -> {
          for (int cpu = 0; cpu < 5; cpu++) {
            sink.family(LOAD).add(cpu, "cpu " + cpu);
          }
          sink.family(UP).add(1);
        });

    ScrapeResult result = test.scrape();

    assertThat(lines(result, "peer_load"))
        .containsExactly(
            "peer_load{cpu=\"cpu 0\"} 0",
            "peer_load{cpu=\"cpu 1\"} 1",
            "peer_load{cpu=\"cpu 2\"} 2");
    assertThat(lines(result, "peer_up")).as("is exempt").containsExactly("peer_up 1");
    assertThat(outcome(result).failure()).contains(FailureReason.LIMIT);
    assertThat(outcome(result).detail()).isEqualTo("2 rows beyond the limit of 3 were dropped");
    assertThat(outcome(result).kept()).isTrue();
    assertThat(lines(result, "peer_scrape_collector_dropped_series"))
        .containsExactly("peer_scrape_collector_dropped_series{collector=\"peer\"} 2");
  }

  @Test
  @DisplayName("may have exactly as many rows as the limit")
  void at_the_limit() {
    test.with(spec("peer", UP, LOAD).withSeriesLimit(1), healthy());

    assertThat(outcome(test.scrape()).succeeded()).isTrue();
  }

  @Test
  @DisplayName("loses rows that came before with the same labels, and the failure names the first")
  void duplicates() {
    test.withPeer(
        (scrape, sink) -> {
          sink.family(LOAD).add(1, "a").add(2, "b").add(3, "a").add(0.5, "c").add(4, "b");
          sink.family(UP).add(1).add(0);
        });

    ScrapeResult result = test.scrape();

    assertThat(lines(result, "peer_load"))
        .containsExactly(
            "peer_load{cpu=\"a\"} 1", "peer_load{cpu=\"b\"} 2", "peer_load{cpu=\"c\"} 0.5");
    assertThat(lines(result, "peer_up")).containsExactly("peer_up 1");
    assertThat(outcome(result).failure()).contains(FailureReason.INTERNAL);
    assertThat(outcome(result).detail())
        .isEqualTo("3 rows came twice and were dropped, first peer_load{cpu=\"a\"}");
    assertThat(lines(result, "peer_scrape_collector_dropped_series"))
        .containsExactly("peer_scrape_collector_dropped_series{collector=\"peer\"} 3");
  }

  @Test
  @DisplayName("may repeat the labels of a histogram in its parts, but no part")
  void duplicates_in_histograms() {
    test.with(
        spec("peer", SIZES),
        (scrape, sink) -> {
          FamilyWriter sizes = sink.family(SIZES);
          sizes.addPart(SamplePart.BUCKET, 1, 1, "vda").addPart(SamplePart.BUCKET, 2, 1, "vda");
          sizes.addPart(SamplePart.COUNT, 0, 1, "vda").addPart(SamplePart.SUM, 0, 1, "vda");
          sizes.addPart(SamplePart.BUCKET, 2, 99, "vda").addPart(SamplePart.SUM, 0, 1, "vdb");
        });

    ScrapeResult result = test.scrape();

    assertThat(lines(result, "sizes"))
        .containsExactly(
            "sizes{disk=\"vda\"} BUCKET 1.0 1.0",
            "sizes{disk=\"vda\"} BUCKET 2.0 1.0",
            "sizes{disk=\"vda\"} COUNT 0.0 1.0",
            "sizes{disk=\"vda\"} SUM 0.0 1.0",
            "sizes{disk=\"vdb\"} SUM 0.0 1.0");
    assertThat(outcome(result).detail()).contains("1 rows came twice");
  }

  @Test
  @DisplayName("is kept where a part is missing, and the first thing that is missing is told")
  void partial() {
    test.withPeer(
        (scrape, sink) -> {
          sink.family(LOAD).add(1, "a");
          sink.partial(FailureReason.PARSE, "no CPU b");
          sink.partial(FailureReason.TIMEOUT, "no CPU c", new IllegalStateException("why"));
        });

    ScrapeResult result = test.scrape();

    assertThat(lines(result, "peer_load")).hasSize(1);
    assertThat(outcome(result).failure()).contains(FailureReason.PARSE);
    assertThat(outcome(result).detail()).isEqualTo("no CPU b (and 1 more)");
    assertThat(outcome(result).kept()).isTrue();
    assertThat(lines(result, "peer_up"))
        .as("0 unless the collector says otherwise")
        .containsExactly("peer_up 0");
    assertThat(lines(result, "peer_scrape_collector_last_success")).isEmpty();
  }

  @Test
  @DisplayName("keeps the peer's up where a part is missing")
  void partial_with_up() {
    test.withPeer(
        (scrape, sink) -> {
          healthy().collect(scrape, sink);
          sink.partial(FailureReason.PARSE, "no CPU b");
        });

    ScrapeResult result = test.scrape();

    assertThat(lines(result, "peer_up")).containsExactly("peer_up 1");
    assertThat(outcome(result).detail()).isEqualTo("no CPU b");
  }

  @Test
  @DisplayName("must be declared")
  void undeclared() {
    MetricDefinition undeclared = EngineUnderTest.gauge("undeclared");
    test.withPeer((scrape, sink) -> sink.family(undeclared).add(1));

    assertThat(outcome(test.scrape()).detail())
        .isEqualTo(
            "java.lang.IllegalStateException: collector \"peer\" emits metric \"undeclared\""
                + " (GAUGE), which its specification does not declare");
  }

  @Test
  @DisplayName("must be of the declared type")
  void other_type() {
    MetricDefinition counter =
        new MetricDefinition(
            LOAD.name(),
            MetricType.COUNTER,
            LOAD.unit(),
            LOAD.help(),
            LOAD.labelNames(),
            LOAD.source(),
            LOAD.stability(),
            LOAD.cardinality(),
            false);
    test.withPeer((scrape, sink) -> sink.family(counter).add(1, "a"));

    assertThat(outcome(test.scrape()).failure()).contains(FailureReason.INTERNAL);
  }

  @Test
  @DisplayName("must have a value for each label")
  void labels_without_values() {
    assertFailsWith(
        (scrape, sink) -> sink.family(LOAD).add(1, (String) null),
        "metric \"peer_load\": value number 1 of labels [cpu] is null");
    assertFailsWith(
        (scrape, sink) -> sink.family(LOAD).add(1.5),
        "metric \"peer_load\" has labels [cpu], but a row came with 0 values");
  }

  @Test
  @DisplayName("leaves the caller's array of labels as it is")
  void array_of_the_caller() {
    AtomicReference<String[]> labels = new AtomicReference<>(new String[] {"a\u0000b"});
    test.withPeer((scrape, sink) -> sink.family(LOAD).add(1, labels.get()));

    assertThat(lines(test.scrape(), "peer_load")).containsExactly("peer_load{cpu=\"a\uFFFDb\"} 1");
    assertThat(labels.get()).containsExactly("a\u0000b");
  }

  @Test
  @DisplayName("has clean labels also where one object names rows of several metrics")
  void values_that_come_again() {
    String clean = "a";
    String dirty = "b\nc";
    test.with(
        spec("peer", UP, LOAD, SIZES),
        (scrape, sink) -> {
          for (String value : List.of(clean, dirty, clean + dirty)) {
            sink.family(LOAD).add(1, value);
            sink.family(SIZES).addPart(SamplePart.COUNT, 0, 1, value);
          }
        });

    ScrapeResult result = test.scrape();

    assertThat(lines(result, "peer_load"))
        .containsExactly(
            "peer_load{cpu=\"a\"} 1",
            "peer_load{cpu=\"b\uFFFDc\"} 1",
            "peer_load{cpu=\"ab\uFFFDc\"} 1");
    assertThat(lines(result, "sizes"))
        .containsExactly(
            "sizes{disk=\"a\"} COUNT 0.0 1.0",
            "sizes{disk=\"b\uFFFDc\"} COUNT 0.0 1.0",
            "sizes{disk=\"ab\uFFFDc\"} COUNT 0.0 1.0");
  }

  @Test
  @DisplayName("is clean also where the caller fills one array again and again")
  void one_array_for_all_rows() {
    test.withPeer(
        (scrape, sink) -> {
          String[] labels = {"a"};
          sink.family(LOAD).add(1, labels);
          labels[0] = "b\nc";
          sink.family(LOAD).add(2, labels);
        });

    assertThat(lines(test.scrape(), "peer_load"))
        .containsExactly("peer_load{cpu=\"a\"} 1", "peer_load{cpu=\"b\uFFFDc\"} 2");
  }

  @Test
  @DisplayName("may be nothing at all")
  void nothing() {
    test.withPeer((scrape, sink) -> sink.family(LOAD));

    ScrapeResult result = test.scrape();

    assertThat(outcome(result).succeeded()).isTrue();
    assertThat(outcome(result).kept()).isFalse();
    assertThat(lines(result, "peer_load")).isEmpty();
    assertThat(lines(result, "peer_up")).as("a success without up has none").isEmpty();
  }

  private static void assertFailsWith(MetricCollector collector, String message) {
    try (EngineUnderTest test = new EngineUnderTest()) {
      ScrapeResult result = test.withPeer(collector).scrape();
      assertThat(outcome(result).detail()).endsWith(message);
      assertThat(lines(result, "peer_load")).isEmpty();
    }
  }
}
