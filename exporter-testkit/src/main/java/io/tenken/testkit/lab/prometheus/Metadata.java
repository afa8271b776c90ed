package io.tenken.testkit.lab.prometheus;

/**
 * What Prometheus has read of a metric beside its samples. It tells the formats of pages apart:
 * only OpenMetrics has units, and names a counter without {@code _total} here.
 *
 * @param metric the name of the family
 * @param type {@code counter}, {@code info}, {@code unknown} …
 * @param unit empty if there is none
 */
public record Metadata(String metric, String type, String unit, String help) {}
