package io.tenken.core.cli;

import io.tenken.core.model.MetricDefinition;
import io.tenken.core.spi.CollectorSpec;
import io.tenken.core.spi.MetricCollector;
import io.tenken.core.testing.EveryType;
import io.tenken.core.testing.FakeExporter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

/** The main class of {@code weather-exporter}, for tests that need a process. */
final class WeatherCommand {

  /** Names the file whose presence lets the collectors {@code fog} and {@code ice} hang. */
  static final String GATE = "WEATHER_GATE";

  /** Name the socket of {@code barometer} and the program of {@code thermometer}. */
  static final String SOCKET = "WEATHER_SOCKET";

  static final String PROGRAM = "WEATHER_PROGRAM";

  private static final MetricDefinition FOG = gauge("weather_fog_sight_metres");
  private static final MetricDefinition ICE = gauge("weather_ice_thickness_metres");
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
        .with(
            spec("barometer", "Asks a daemon.", Barometer.PRESSURE), new Barometer(pathIn(SOCKET)))
        .with(
            spec("thermometer", "Runs a program.", Thermometer.TEMPERATURE),
            new Thermometer(pathIn(PROGRAM)))
        .with(spec("fog", "Hangs at the gate.", FOG), hangingAtTheGate(FOG))
        .with(spec("ice", "Hangs at the gate.", ICE), hangingAtTheGate(ICE))
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

  /** Deaf to interrupts, like a native call. */
  private static MetricCollector hangingAtTheGate(MetricDefinition metric) {
    return (scrape, sink) -> {
      Path gate = pathIn(GATE);
      while (Files.exists(gate)) {
        LockSupport.parkNanos(5_000_000);
        Thread.interrupted();
      }
      sink.family(metric).add(1);
    };
  }

  private static Path pathIn(String variable) {
    return Path.of(System.getenv().getOrDefault(variable, "/nowhere"));
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
