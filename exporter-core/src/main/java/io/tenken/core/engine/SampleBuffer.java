package io.tenken.core.engine;

import io.tenken.core.model.MetricDefinition;
import io.tenken.core.model.MetricFamily;
import io.tenken.core.spi.FailureReason;
import io.tenken.core.spi.FamilyWriter;
import io.tenken.core.spi.MetricSink;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The rows of one run. Belongs to the thread of that run; only {@link #seal} may be called by
 * others. Every run has a buffer of its own, so a late run can't write into a newer one.
 */
final class SampleBuffer implements MetricSink {

  private final DeclaredMetrics declared;
  private final Selection wanted;
  private final int rowLimit;
  private final Map<String, Integer> expectedRows;
  private final Map<String, FamilyBuffer> families = new LinkedHashMap<>();
  private final CleanLabels labels = new CleanLabels();
  private int rows;
  private long rowsBeyondLimit;
  private @Nullable Failure partial;
  private int partials;
  private volatile boolean sealed;

  /**
   * @param expectedRows how many rows each metric had in the run before
   */
  SampleBuffer(
      DeclaredMetrics declared, Selection wanted, int rowLimit, Map<String, Integer> expectedRows) {
    this.declared = declared;
    this.wanted = wanted;
    this.rowLimit = rowLimit;
    this.expectedRows = expectedRows;
  }

  @Override
  public FamilyWriter family(MetricDefinition metric) {
    FamilyBuffer known = families.get(metric.name());
    if (known == null) {
      declared.requireDeclared(metric);
      known = new FamilyBuffer(this, metric, expectedRows.getOrDefault(metric.name(), 0));
      families.put(metric.name(), known);
    }
    return known;
  }

  @Override
  public void partial(FailureReason reason, String detail, @Nullable Throwable cause) {
    partials++;
    if (partial == null) {
      partial = new Failure(reason, detail, Optional.ofNullable(cause));
    }
  }

  /** From now on every row is ignored: nobody will read this buffer. */
  void seal() {
    sealed = true;
  }

  /** Whether one more row of this metric is kept; counts it. */
  boolean admits(MetricDefinition metric) {
    if (sealed || !wanted.includes(metric.name())) {
      return false;
    }
    if (metric.zeroWhenFailed()) {
      return true;
    }
    if (rows == rowLimit) {
      rowsBeyondLimit++;
      return false;
    }
    rows++;
    return true;
  }

  /** A label value as it may stand on a page. */
  String clean(String labelValue) {
    return labels.clean(labelValue);
  }

  /** What the run has brought, if it returned normally. The buffer is spent. */
  RunResult commit() {
    List<MetricFamily> kept = new ArrayList<>();
    Duplicates duplicates = new Duplicates();
    for (FamilyBuffer buffer : families.values()) {
      MetricFamily family = duplicates.removedFrom(buffer.build());
      if (family.rows() > 0) {
        kept.add(family);
      }
    }
    long dropped = rowsBeyondLimit + duplicates.removed();
    return new RunResult(List.copyOf(kept), failure(duplicates), dropped, Duration.ZERO);
  }

  private Optional<Failure> failure(Duplicates duplicates) {
    if (partial != null) {
      String others = partials == 1 ? "" : " (and " + (partials - 1) + " more)";
      return Optional.of(new Failure(partial.reason(), partial.detail() + others, partial.cause()));
    }
    if (rowsBeyondLimit > 0) {
      return Optional.of(
          Failure.of(
              FailureReason.LIMIT,
              "%d rows beyond the limit of %d were dropped".formatted(rowsBeyondLimit, rowLimit)));
    }
    return duplicates
        .description()
        .map(description -> Failure.of(FailureReason.INTERNAL, description));
  }
}
