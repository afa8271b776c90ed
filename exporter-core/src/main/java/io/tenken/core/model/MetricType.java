package io.tenken.core.model;

/** The metric types of OpenMetrics 1.0 that Tenken knows. */
public enum MetricType {
  /** Only rises, starts at 0 with the process that counts; the name ends in {@code _total}. */
  COUNTER,
  /** Any current value. */
  GAUGE,
  /** Always 1; the facts stand in the labels; the name ends in {@code _info}. */
  INFO,
  /** One row a state, 1 for the states that hold and 0 for the others. */
  STATE_SET,
  /** Cumulative buckets with count and sum. */
  HISTOGRAM,
  /** Quantiles with count and sum. */
  SUMMARY,
  /** Comes from a library that does not say. */
  UNKNOWN
}
