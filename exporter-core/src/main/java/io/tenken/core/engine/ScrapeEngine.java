package io.tenken.core.engine;

import io.tenken.core.simpleclient.SelfMetrics;
import io.tenken.core.spi.CollectorSource;
import io.tenken.core.spi.CollectorSpec;
import io.tenken.core.spi.Deadline;
import io.tenken.core.spi.ExporterRuntime;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ThreadLocalRandom;
import java.util.function.DoubleSupplier;

/** Runs the enabled collectors, each in a cell of its own. Thread-safe. */
public final class ScrapeEngine implements Scraper, AutoCloseable {

  /**
   * Once for runs to end, and once more after their collectors were closed. Short, since the web
   * server has let the scrapes finish before, and a process that is told to stop has 5 s for all.
   */
  private static final Duration STOP_PATIENCE = Duration.ofMillis(200);

  private final List<CollectorCell> cells;
  private final SelfMetricDefinitions definitions;
  private final SelfMetrics self;
  private final BuildInfo build;

  private ScrapeEngine(Builder builder) {
    List<CollectorSpec> specs = builder.cells.stream().map(CellSettings::spec).toList();
    this.definitions = SelfMetricDefinitions.of(builder.namespace);
    MetricNames.requireUnique(specs, definitions.all());
    this.cells = builder.cells.stream().map(CollectorCell::new).toList();
    this.self = builder.self;
    this.build = builder.build;
  }

  /**
   * @param namespace what the metrics about collectors start with: {@code libvirt}
   */
  public static Builder builder(String namespace, ExporterRuntime runtime, SelfMetrics self) {
    return new Builder(namespace, runtime, self);
  }

  @Override
  public ScrapeResult scrape(ScrapeRequest request, Deadline deadline) throws InterruptedException {
    record Pending(CollectorCell cell, Visit visit) {}
    List<Pending> pending =
        cells.stream()
            .filter(cell -> isSelected(cell, request))
            .map(cell -> new Pending(cell, cell.enter(request.metrics(), deadline)))
            .toList();
    Page page = new Page(request.metrics(), definitions, self);
    for (Pending each : pending) {
      page.add(each.cell(), each.cell().await(each.visit(), deadline));
    }
    if (isAnyChosen(request)) {
      page.addBuildInfo(build);
    }
    return page.result();
  }

  @Override
  public List<CollectorStatus> status() {
    return cells.stream().map(CollectorCell::status).toList();
  }

  /**
   * Starts what is due in the background, and notices what is late or stuck. To be called about
   * four times a second by a thread of the process; never waits.
   */
  public void heartbeat() {
    cells.forEach(CollectorCell::heartbeat);
  }

  /**
   * Stops all runs and closes the collectors, not their sources. Returns within half a second even
   * if some hang; their daemon threads end with the process.
   */
  @Override
  public void close() {
    cells.forEach(CollectorCell::stop);
    try {
      if (!awaitStopped()) {
        cells.forEach(CollectorCell::closeFromOutside);
        awaitStopped();
      }
    } catch (InterruptedException hurry) {
      Thread.currentThread().interrupt();
    }
  }

  private boolean awaitStopped() throws InterruptedException {
    long left = STOP_PATIENCE.toNanos();
    for (CollectorCell cell : cells) {
      left = cell.awaitStopped(left);
    }
    return left > 0;
  }

  /** Who excludes every collector gets an empty page. */
  private boolean isAnyChosen(ScrapeRequest request) {
    return cells.stream().anyMatch(cell -> request.collectors().includes(cell.name()));
  }

  /** Who asks for metrics about runs by name asks for the runs. */
  private boolean isSelected(CollectorCell cell, ScrapeRequest request) {
    return request.collectors().includes(cell.name())
        && (cell.declared().anyWantedBy(request.metrics())
            || definitions.ofRuns().stream()
                .anyMatch(metric -> request.metrics().includes(metric.name())));
  }

  /** Names what the engine runs. */
  public static final class Builder {

    private final String namespace;
    private final ExporterRuntime runtime;
    private final SelfMetrics self;
    private final SharedIncidents incidents = new SharedIncidents();
    private final List<CellSettings> cells = new ArrayList<>();
    private BuildInfo build =
        new BuildInfo("unknown", "unknown", System.getProperty("java.version", "unknown"));
    private DoubleSupplier random = () -> ThreadLocalRandom.current().nextDouble();

    private Builder(String namespace, ExporterRuntime runtime, SelfMetrics self) {
      this.namespace = namespace;
      this.runtime = runtime;
      this.self = self;
    }

    /** Adds one enabled collector; {@code source} stays the caller's to close. */
    public Builder collector(CollectorSpec spec, CollectorSource source) {
      cells.add(new CellSettings(spec, source, runtime, self, incidents, random));
      return this;
    }

    /** What {@code <namespace>_exporter_build_info} tells. */
    public Builder buildInfo(String version, String revision, String jdk) {
      this.build = new BuildInfo(version, revision, jdk);
      return this;
    }

    /** For the jitter of pauses; before the collectors. */
    Builder random(DoubleSupplier fromZeroToOne) {
      this.random = fromZeroToOne;
      return this;
    }

    /**
     * @throws IllegalArgumentException if two collectors have one name, or declare one metric
     */
    public ScrapeEngine build() {
      return new ScrapeEngine(this);
    }
  }
}
