package io.tenken.core.spi;

import io.tenken.core.model.MetricDefinition;
import org.jspecify.annotations.Nullable;

/** Where a run puts its rows. Used by the thread of one run only. */
public interface MetricSink {

  /**
   * The writer of one metric; the same one for every call with the same metric.
   *
   * @throws IllegalStateException if the collector's specification does not declare the metric
   */
  FamilyWriter family(MetricDefinition metric);

  /**
   * A part of the data is missing, and what was emitted is still right on its own. The data is
   * kept, success becomes 0.
   *
   * @param detail what is missing, on what, and what the operator can do
   */
  void partial(FailureReason reason, String detail, @Nullable Throwable cause);

  /** {@link #partial(FailureReason, String, Throwable)} without a cause. */
  default void partial(FailureReason reason, String detail) {
    partial(reason, detail, null);
  }
}
