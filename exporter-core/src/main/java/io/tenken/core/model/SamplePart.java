package io.tenken.core.model;

/** Which line of a family a row is; all but {@link #VALUE} belong to histograms and summaries. */
public enum SamplePart {
  VALUE("", ""),
  BUCKET("_bucket", "le"),
  QUANTILE("", "quantile"),
  COUNT("_count", ""),
  SUM("_sum", "");

  private final String suffix;
  private final String boundaryLabel;

  SamplePart(String suffix, String boundaryLabel) {
    this.suffix = suffix;
    this.boundaryLabel = boundaryLabel;
  }

  /** What the sample's name has behind the family's name. */
  public String suffix() {
    return suffix;
  }

  /** The label that carries the bucket's bound or the quantile; empty if there is none. */
  public String boundaryLabel() {
    return boundaryLabel;
  }
}
