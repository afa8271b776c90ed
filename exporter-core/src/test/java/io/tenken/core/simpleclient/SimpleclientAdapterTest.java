package io.tenken.core.simpleclient;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.prometheus.client.CollectorRegistry;
import io.prometheus.client.Gauge;
import io.prometheus.client.exporter.common.TextFormat;
import io.tenken.core.model.MetricDefinition;
import io.tenken.core.model.SamplePart;
import io.tenken.core.model.Unit;
import io.tenken.core.spi.CollectorException;
import io.tenken.core.spi.CollectorSpec;
import io.tenken.core.spi.FailureReason;
import io.tenken.core.spi.MetricCollector;
import io.tenken.core.testing.FailingCollector;
import io.tenken.core.testing.FakeRuntime;
import io.tenken.core.testing.FakeScrape;
import io.tenken.core.testing.FakeTicker;
import io.tenken.core.testing.RecordingLog;
import io.tenken.core.testing.RecordingSink;
import java.io.IOException;
import java.io.StringWriter;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("A collector of ours in a registry of simpleclient")
class SimpleclientAdapterTest {

  private static final MetricDefinition UP =
      MetricDefinition.gauge("peer_up").zeroWhenFailed().help("Up.").source("test").build();

  private static final MetricDefinition TIME =
      MetricDefinition.counter("peer_time_seconds_total")
          .unit(Unit.SECONDS)
          .labels("cpu")
          .help("Time.")
          .source("test")
          .build();

  private static final MetricDefinition SIZES =
      MetricDefinition.histogram("peer_sizes").labels("disk").help("S.").source("test").build();

  private static final MetricDefinition BUILD =
      MetricDefinition.info("peer_build_info").labels("version").help("B.").source("test").build();

  private static final MetricDefinition MODE =
      MetricDefinition.stateSet("peer_mode").labels("peer_mode").help("M.").source("t").build();

  private final RecordingLog log = new RecordingLog();
  private final FakeTicker ticker = new FakeTicker();
  private final CollectorRegistry registry = new CollectorRegistry(true);

  @Test
  @DisplayName("stands on simpleclient's page in all its types")
  void page() throws IOException {
    register(
        (scrape, sink) -> {
          sink.family(UP).add(1);
          sink.family(TIME).add(2.5, "0").add(3, "1");
          sink.family(SIZES)
              .addPart(SamplePart.BUCKET, 1, 1, "vda")
              .addPart(SamplePart.BUCKET, Double.POSITIVE_INFINITY, 2, "vda")
              .addPart(SamplePart.COUNT, 0, 2, "vda")
              .addPart(SamplePart.SUM, 0, 7, "vda");
          sink.family(BUILD).add(1, "7.0");
          sink.family(MODE).add(1, "on").add(0, "off");
        });

    assertThat(openMetrics())
        .isEqualTo(
            """
            # TYPE peer_up gauge
            # HELP peer_up Up.
            peer_up 1.0
            # TYPE peer_time_seconds counter
            # UNIT peer_time_seconds seconds
            # HELP peer_time_seconds Time.
            peer_time_seconds_total{cpu="0"} 2.5
            peer_time_seconds_total{cpu="1"} 3.0
            # TYPE peer_sizes histogram
            # HELP peer_sizes S.
            peer_sizes_bucket{disk="vda",le="1.0"} 1.0
            peer_sizes_bucket{disk="vda",le="+Inf"} 2.0
            peer_sizes_count{disk="vda"} 2.0
            peer_sizes_sum{disk="vda"} 7.0
            # TYPE peer_build info
            # HELP peer_build B.
            peer_build_info{version="7.0"} 1.0
            # TYPE peer_mode stateset
            # HELP peer_mode M.
            peer_mode{peer_mode="on"} 1.0
            peer_mode{peer_mode="off"} 0.0
            # EOF
            """);
  }

  @Test
  @DisplayName("is not run when it is registered, and its names are taken all the same")
  void registration() {
    FailingCollector never =
        new FailingCollector(FailureReason.INTERNAL, (scrape, sink) -> sink.family(UP).add(1));
    register(never);

    assertThat(never.runs()).isZero();
    assertThatThrownBy(() -> Gauge.build("peer_up", "x").register(registry))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  @DisplayName("has its budget as deadline, and everything is wanted")
  void deadline() throws IOException {
    AtomicReference<Duration> given = new AtomicReference<>();
    AtomicReference<Boolean> wanted = new AtomicReference<>();
    register(
        (scrape, sink) -> {
          given.set(scrape.deadline().remaining());
          wanted.set(scrape.wants(UP));
        });
    openMetrics();

    assertThat(given).hasValue(Duration.ofSeconds(3));
    assertThat(wanted).hasValue(true);
  }

  @Test
  @DisplayName("that fails leaves its zeros, and is told once")
  void failure() throws IOException {
    FailingCollector failing =
        new FailingCollector(
            FailureReason.UNREACHABLE, (scrape, sink) -> sink.family(TIME).add(1, "0"));
    register(failing);

    assertThat(openMetrics()).contains("peer_up 0.0").doesNotContain("peer_time_seconds_total");
    openMetrics();
    failing.repair();
    assertThat(openMetrics()).contains("peer_time_seconds_total{cpu=\"0\"} 1.0");
    openMetrics();

    assertThat(log.lines())
        .containsExactly(
            "WARNING collector_failed collector=peer"
                + " detail=io.tenken.core.spi.CollectorException: fails on purpose",
            "INFO collector_recovered collector=peer");
  }

  @Test
  @DisplayName("that fails in part keeps what it has")
  void partial() throws IOException {
    register(
        (scrape, sink) -> {
          sink.family(TIME).add(1, "0");
          sink.partial(FailureReason.PARSE, "no CPU 1");
          sink.partial(FailureReason.PARSE, "no CPU 2");
        });

    assertThat(openMetrics()).contains("peer_time_seconds_total{cpu=\"0\"} 1.0");
    assertThat(log.lines())
        .containsExactly("WARNING collector_failed collector=peer detail=parse: no CPU 1");
  }

  @Test
  @DisplayName("may emit only what it declares")
  void undeclared() throws IOException {
    MetricDefinition other = MetricDefinition.gauge("other").help("O.").source("test").build();
    register((scrape, sink) -> sink.family(other).add(1));

    assertThat(openMetrics()).contains("peer_up 0.0").doesNotContain("other");
  }

  @Test
  @DisplayName("leaves the interrupt to whoever scrapes")
  void interrupt() throws IOException {
    register(
        (scrape, sink) -> {
          throw new InterruptedException("stop");
        });

    assertThat(openMetrics()).contains("peer_up 0.0");
    assertThat(Thread.interrupted()).isTrue();
  }

  @Test
  @DisplayName("comes back as it was when it is served by us again")
  void both_ways() throws CollectorException, InterruptedException {
    register(
        (scrape, sink) -> {
          sink.family(TIME).add(2.5, "0");
          sink.family(BUILD).add(1, "7.0");
        });
    RegistryCollector back = RegistryCollector.of(registry);
    RecordingSink sink = new RecordingSink(back.spec("back", "").metrics());

    back.collect(FakeScrape.within(Duration.ofSeconds(1)), sink);

    assertThat(sink.lines())
        .containsExactlyInAnyOrder(
            "peer_time_seconds_total{cpu=\"0\"} 2.5", "peer_build_info{version=\"7.0\"} 1.0");
  }

  private void register(MetricCollector collector) {
    CollectorSpec spec =
        CollectorSpec.of("peer", "help", List.of(UP, TIME, SIZES, BUILD, MODE))
            .withBudget(Duration.ofSeconds(3));
    new SimpleclientAdapter(spec, collector, FakeRuntime.with(ticker, log)).register(registry);
  }

  private String openMetrics() throws IOException {
    StringWriter page = new StringWriter();
    TextFormat.writeOpenMetrics100(page, registry.metricFamilySamples());
    return page.toString();
  }
}
