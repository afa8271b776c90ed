package io.tenken.core.spi;

import io.tenken.core.model.MetricDefinition;
import java.time.Duration;
import java.util.List;

/**
 * What a collector is, known without making one: for the command line, the references and the
 * engine.
 *
 * @param name lower case, as in {@code --collector.NAME} and {@code collect[]=NAME}
 * @param help one sentence for the operator, with the cost of a run
 * @param enabledByDefault whether it runs without {@code --collector.NAME}
 * @param budget the most time that one run may take; a scrape's deadline may be earlier
 * @param seriesLimit at most this many rows are kept of one run; the first in stable order
 * @param metrics all that it may emit
 */
public record CollectorSpec(
    String name,
    String help,
    boolean enabledByDefault,
    Duration budget,
    int seriesLimit,
    List<MetricDefinition> metrics) {

  /** Above the largest node that we know of: 100,000 flows or 200 guests with 4 disks each. */
  public static final int DEFAULT_SERIES_LIMIT = 200_000;

  public static final Duration DEFAULT_BUDGET = Duration.ofSeconds(30);

  public CollectorSpec {
    metrics = List.copyOf(metrics);
    if (!name.matches("[a-z][a-z0-9_]*")) {
      throw new IllegalArgumentException("collector \"" + name + "\": not a name");
    }
  }

  /** Enabled by default, with the default budget and limit. */
  public static CollectorSpec of(String name, String help, List<MetricDefinition> metrics) {
    return new CollectorSpec(name, help, true, DEFAULT_BUDGET, DEFAULT_SERIES_LIMIT, metrics);
  }

  public CollectorSpec disabledByDefault() {
    return new CollectorSpec(name, help, false, budget, seriesLimit, metrics);
  }

  public CollectorSpec withBudget(Duration value) {
    return new CollectorSpec(name, help, enabledByDefault, value, seriesLimit, metrics);
  }

  public CollectorSpec withSeriesLimit(int value) {
    return new CollectorSpec(name, help, enabledByDefault, budget, value, metrics);
  }
}
