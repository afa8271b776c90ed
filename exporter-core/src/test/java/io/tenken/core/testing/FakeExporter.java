package io.tenken.core.testing;

import io.tenken.core.model.MetricDefinition;
import io.tenken.core.spi.CollectorSource;
import io.tenken.core.spi.CollectorSpec;
import io.tenken.core.spi.ConfigurationException;
import io.tenken.core.spi.Deadline;
import io.tenken.core.spi.Diagnosis;
import io.tenken.core.spi.Exporter;
import io.tenken.core.spi.ExporterIdentity;
import io.tenken.core.spi.ExporterRuntime;
import io.tenken.core.spi.MetricCollector;
import io.tenken.core.spi.Schedule;
import io.tenken.core.spi.Setting;
import io.tenken.core.spi.Settings;
import io.tenken.core.spi.TableView;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The exporter of a weather station, for tests of all that is around exporters. Its collector
 * {@code sky} is on and gives one row; others are added by the test.
 */
public final class FakeExporter implements Exporter {

  public static final MetricDefinition CLOUDS =
      MetricDefinition.gauge("weather_clouds")
          .labels("station")
          .help("Clouds that can be seen.")
          .source("somebody looks up")
          .per("station")
          .build();

  public static final MetricDefinition DROPS =
      MetricDefinition.counter("weather_drops_total")
          .help("Drops that have fallen.")
          .source("a bucket")
          .build();

  public static final Setting<String> STATION =
      Setting.text("weather.station", "NAME", "Which station is asked.", "hilltop");

  public static final Setting<Integer> BUCKETS =
      Setting.number("weather.buckets", "How many buckets there are.", 1, 0, 9);

  private final Map<CollectorSpec, MetricCollector> collectors = new LinkedHashMap<>();
  private final List<Diagnosis> diagnoses = new ArrayList<>();
  private final Map<String, Duration> intervals = new HashMap<>();
  private Optional<TableView> view = Optional.empty();
  private String station = "";
  private boolean closed;

  public FakeExporter() {
    with(
        CollectorSpec.of("sky", "Looks up; costs nothing.", List.of(CLOUDS)),
        (scrape, sink) -> sink.family(CLOUDS).add(3, station));
  }

  /** One more collector, which each opened source shares. */
  public FakeExporter with(CollectorSpec spec, MetricCollector collector) {
    collectors.put(spec, collector);
    return this;
  }

  /** A collector {@code rain} for {@link #DROPS}. */
  public FakeExporter withRain(MetricCollector collector) {
    return with(
        CollectorSpec.of("rain", "Empties the bucket; costs a walk.", List.of(DROPS)), collector);
  }

  /** Lets a collector run in the background of a server, at this interval. */
  public FakeExporter inBackground(String collector, Duration interval) {
    intervals.put(collector, interval);
    return this;
  }

  public FakeExporter withDiagnosis(Diagnosis diagnosis) {
    diagnoses.add(diagnosis);
    return this;
  }

  public FakeExporter withView(TableView table) {
    view = Optional.of(table);
    return this;
  }

  /** True once the last opened source was closed. */
  public boolean isClosed() {
    return closed;
  }

  @Override
  public ExporterIdentity identity() {
    return new ExporterIdentity(
        "weather-exporter", "weather", 19999, "Serves the weather at 100% of all stations.");
  }

  @Override
  public List<Setting<?>> settings() {
    return List.of(STATION, BUCKETS);
  }

  @Override
  public List<CollectorSpec> collectors() {
    return List.copyOf(collectors.keySet());
  }

  @Override
  public Optional<TableView> tableView() {
    return view;
  }

  @Override
  public CollectorSource open(Settings settings, ExporterRuntime runtime)
      throws ConfigurationException {
    station = settings.get(STATION);
    if (station.equals("nowhere")) {
      throw new ConfigurationException("--weather.station \"nowhere\": there is no such station");
    }
    closed = false;
    return new Source();
  }

  /** Its collectors, for a test that has no settings to open it with. */
  public CollectorSource source() {
    station = STATION.defaults().get(0);
    return new Source();
  }

  private final class Source implements CollectorSource {
    @Override
    public MetricCollector create(String name) {
      return collectors.entrySet().stream()
          .filter(entry -> entry.getKey().name().equals(name))
          .map(Map.Entry::getValue)
          .findFirst()
          .orElseThrow();
    }

    @Override
    public Schedule schedule(String name) {
      Duration interval = intervals.get(name);
      return interval == null
          ? Schedule.onScrape()
          : Schedule.inBackground(interval, interval.multipliedBy(3));
    }

    @Override
    public List<Diagnosis> diagnose(Deadline deadline) {
      return diagnoses;
    }

    @Override
    public void close() {
      closed = true;
    }
  }
}
