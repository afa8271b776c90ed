package io.tenken.core.encode;

import io.tenken.core.model.MetricFamily;
import java.util.List;

/** How a page can be written. */
public enum ExpositionFormat {
  /** Prometheus text format 0.0.4. */
  TEXT("text/plain; version=0.0.4; charset=utf-8"),
  /** OpenMetrics 1.0. */
  OPENMETRICS("application/openmetrics-text; version=1.0.0; charset=utf-8"),
  /** An array of families; the schema lies beside this class, {@code families.schema.json}. */
  JSON("application/json"),
  /** Aligned columns, for people. */
  TABLE("text/plain; charset=utf-8");

  private final String contentType;

  ExpositionFormat(String contentType) {
    this.contentType = contentType;
  }

  /** As the HTTP header {@code Content-Type} names it. */
  public String contentType() {
    return contentType;
  }

  /**
   * Appends the whole page. The same families give the same bytes.
   *
   * @param families sorted by name, each name once
   * @throws PageTooLargeException if {@code target} can't hold it
   */
  public void write(List<MetricFamily> families, ByteChunks target) {
    switch (this) {
      case TEXT -> TextEncoder.write(families, target);
      case OPENMETRICS -> OpenMetricsEncoder.write(families, target);
      case JSON -> JsonEncoder.write(families, target);
      case TABLE -> TableEncoder.write(families, target);
    }
  }
}
