package io.tenken.core.engine;

import io.tenken.core.simpleclient.SelfMetrics;
import io.tenken.core.spi.CollectorSource;
import io.tenken.core.spi.CollectorSpec;
import io.tenken.core.spi.Deadline;
import io.tenken.core.spi.ExporterRuntime;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/** Runs the enabled collectors, each in a cell of its own. Thread-safe. */
public final class ScrapeEngine implements Scraper, AutoCloseable {

  private ScrapeEngine(Builder builder) {
    Objects.requireNonNull(builder);
  }

  /**
   * @param namespace what the metrics about collectors start with: {@code libvirt}
   */
  public static Builder builder(String namespace, ExporterRuntime runtime, SelfMetrics self) {
    return new Builder(namespace, runtime, self);
  }

  @Override
  public ScrapeResult scrape(ScrapeRequest request, Deadline deadline) throws InterruptedException {
    return new ScrapeResult(List.of(), List.of());
  }

  @Override
  public List<CollectorStatus> status() {
    return List.of();
  }

  /**
   * Starts what is due in the background, and notices what is late or stuck. To be called about
   * four times a second by a thread of the process; never waits.
   */
  public void heartbeat() {}

  /**
   * Stops all runs and closes the collectors, not their sources; returns within 5 s even if some
   * hang.
   */
  @Override
  public void close() {}

  /** Names what the engine runs. */
  public static final class Builder {

    private final List<CollectorSpec> specs = new ArrayList<>();

    private Builder(String namespace, ExporterRuntime runtime, SelfMetrics self) {
      Objects.requireNonNull(namespace);
      Objects.requireNonNull(runtime);
      Objects.requireNonNull(self);
    }

    /** Adds one enabled collector; {@code source} stays the caller's to close. */
    public Builder collector(CollectorSpec spec, CollectorSource source) {
      specs.add(spec);
      return this;
    }

    /** What {@code <namespace>_exporter_build_info} tells. */
    public Builder buildInfo(String version, String revision, String jdk) {
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
