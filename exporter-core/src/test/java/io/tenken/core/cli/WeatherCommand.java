package io.tenken.core.cli;

import io.tenken.core.model.MetricDefinition;
import io.tenken.core.spi.CollectorSpec;
import io.tenken.core.spi.MetricCollector;
import io.tenken.core.testing.EveryType;
import io.tenken.core.testing.FakeExporter;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/** The main class of {@code weather-exporter}, for tests that need a process. */
final class WeatherCommand {

  private static final MetricDefinition SLOW = gauge("weather_glacier_metres_moved");
  private static final MetricDefinition GREEDY = gauge("weather_clouds_kept");
  private static final MetricDefinition MANY =
      MetricDefinition.gauge("weather_star_visible")
          .labels("star")
          .help("For tests.")
          .source("this test")
          .build();

  private WeatherCommand() {}

  public static void main(String[] args) {
    System.exit(ExporterApplication.of(exporter()).run(args));
  }

  static FakeExporter exporter() {
    return new FakeExporter()
        .with(
            spec("slow", "Takes two seconds.", SLOW),
            (scrape, sink) -> {
              new CountDownLatch(1).await(2, TimeUnit.SECONDS);
              sink.family(SLOW).add(1);
            })
        .with(spec("greedy", "Takes all memory there is.", GREEDY), greedy())
        .with(
            spec("many", "Gives a large page.", MANY),
            (scrape, sink) -> {
              for (int i = 0; i < 5_000; i++) {
                sink.family(MANY).add(1, "star number " + i);
              }
            })
        .with(
            CollectorSpec.of("odd", "Metrics of every type.", EveryType.definitions())
                .disabledByDefault(),
            (scrape, sink) -> EveryType.emit(sink));
  }

  private static MetricCollector greedy() {
    return (scrape, sink) -> {
      List<byte[]> kept = new ArrayList<>();
      while (!scrape.deadline().expired()) {
        kept.add(new byte[1 << 20]);
      }
      sink.family(GREEDY).add(kept.size());
    };
  }

  private static CollectorSpec spec(String name, String help, MetricDefinition metric) {
    return CollectorSpec.of(name, help, List.of(metric)).disabledByDefault();
  }

  private static MetricDefinition gauge(String name) {
    return MetricDefinition.gauge(name).help("For tests.").source("this test").build();
  }
}
