package io.tenken.core.model;

/** Base units of Prometheus; all but {@link #NONE} are also the end of the metric's name. */
public enum Unit {
  NONE(""),
  SECONDS("seconds"),
  BYTES("bytes"),
  RATIO("ratio"),
  BYTES_PER_SECOND("bytes_per_second"),
  REQUESTS_PER_SECOND("requests_per_second"),
  PAGES_PER_SECOND("pages_per_second");

  private final String suffix;

  Unit(String suffix) {
    this.suffix = suffix;
  }

  /** As OpenMetrics writes it behind {@code # UNIT}; empty for {@link #NONE}. */
  public String suffix() {
    return suffix;
  }
}
