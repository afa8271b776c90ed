package io.tenken.core.testing;

import io.tenken.core.model.MetricDefinition;
import io.tenken.core.model.MetricFamily;
import io.tenken.core.model.MetricType;
import io.tenken.core.model.SamplePart;
import io.tenken.core.model.Stability;
import io.tenken.core.model.Unit;
import io.tenken.core.spi.FamilyWriter;
import io.tenken.core.spi.MetricSink;
import java.util.List;

/** One family of each type, with all that needs care. */
public final class EveryType {

  private EveryType() {}

  /** Not sorted. */
  public static List<MetricFamily> all() {
    return List.of(counter(), info(), state(), histogram(), temperature(), summary(), unknown());
  }

  /** For a collector that declares them. */
  public static List<MetricDefinition> definitions() {
    return all().stream().map(MetricFamily::definition).toList();
  }

  /** As a collector emits them. */
  public static void emit(MetricSink sink) {
    for (MetricFamily family : all()) {
      FamilyWriter rows = sink.family(family.definition());
      for (int row = 0; row < family.rows(); row++) {
        emit(family, row, rows);
      }
    }
  }

  private static void emit(MetricFamily family, int row, FamilyWriter target) {
    String[] labels = new String[family.definition().labelNames().size()];
    for (int label = 0; label < labels.length; label++) {
      labels[label] = family.labelValue(row, label);
    }
    if (family.part(row) != SamplePart.VALUE) {
      target.addPart(family.part(row), family.boundary(row), family.doubleValue(row), labels);
    } else if (family.isInteger(row)) {
      target.add(family.longValue(row), labels);
    } else {
      target.add(family.doubleValue(row), labels);
    }
  }

  private static MetricFamily counter() {
    MetricDefinition metric =
        MetricDefinition.counter("guest_disk_read_bytes_total")
            .unit(Unit.BYTES)
            .labels("guest", "disk")
            .help("Bytes read, as \"virsh domstats\" shows them.")
            .source("virConnectGetAllDomainStats: block.N.rd.bytes")
            .build();
    return MetricFamily.builder(metric, 3)
        .add(9_007_199_254_740_993L, "web-1", "vda")
        .add(Long.MAX_VALUE, "web-1", "vdb")
        .add(0L, "quote \" backslash \\ newline \n ü 点 🙂", "vda")
        .build();
  }

  private static MetricFamily info() {
    MetricDefinition metric =
        MetricDefinition.info("guest_info")
            .labels("guest", "project")
            .help("What nova says of the guest.")
            .source("metadata element of the domain XML")
            .build();
    return MetricFamily.builder(metric, 1).add(1L, "web-1", "").build();
  }

  private static MetricFamily state() {
    MetricDefinition metric =
        MetricDefinition.stateSet("guest_state")
            .labels("guest", "guest_state")
            .help("State of the guest.")
            .source("state.state")
            .build();
    return MetricFamily.builder(metric, 2)
        .add(1L, "web-1", "running")
        .add(0L, "web-1", "paused")
        .build();
  }

  private static MetricFamily histogram() {
    MetricDefinition metric =
        foreign("http_request_duration_seconds", MetricType.HISTOGRAM, "Time to answer.", "path");
    return MetricFamily.builder(metric, 5)
        .addPart(SamplePart.BUCKET, 0.00001, 0, "/metrics")
        .addPart(SamplePart.BUCKET, 1, 3, "/metrics")
        .addPart(SamplePart.BUCKET, Double.POSITIVE_INFINITY, 4, "/metrics")
        .addPart(SamplePart.COUNT, 0, 4, "/metrics")
        .addPart(SamplePart.SUM, 0, 3.75, "/metrics")
        .build();
  }

  private static MetricFamily temperature() {
    MetricDefinition metric =
        foreign(
            "node_temperature_celsius", MetricType.GAUGE, "Back\\slash and\nnewline.", "sensor");
    return MetricFamily.builder(metric, 6)
        .add(-1.5, "a")
        .add(Double.NaN, "b")
        .add(Double.POSITIVE_INFINITY, "c")
        .add(Double.NEGATIVE_INFINITY, "d")
        .add(1.0e-300, "e")
        .add(0.1 + 0.2, "f")
        .build();
  }

  private static MetricFamily summary() {
    MetricDefinition metric = foreign("parse_seconds", MetricType.SUMMARY, "Time to parse.");
    return MetricFamily.builder(metric, 4)
        .addPart(SamplePart.QUANTILE, 0.5, 0.25)
        .addPart(SamplePart.QUANTILE, 0.99, 2)
        .addPart(SamplePart.COUNT, 0, 17)
        .addPart(SamplePart.SUM, 0, 8.5)
        .build();
  }

  private static MetricFamily unknown() {
    return MetricFamily.builder(foreign("something_else", MetricType.UNKNOWN, "Says nothing."), 1)
        .add(42L)
        .build();
  }

  /** A definition as another library may bring it: without the conventions of the builder. */
  private static MetricDefinition foreign(
      String name, MetricType type, String help, String... labels) {
    return new MetricDefinition(
        name, type, Unit.NONE, help, List.of(labels), "test", Stability.STABLE, "1", false);
  }
}
