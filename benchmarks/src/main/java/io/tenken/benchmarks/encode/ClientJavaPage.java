package io.tenken.benchmarks.encode;

import io.prometheus.metrics.config.EscapingScheme;
import io.prometheus.metrics.expositionformats.ExpositionFormatWriter;
import io.prometheus.metrics.expositionformats.PrometheusTextFormatWriter;
import io.prometheus.metrics.model.snapshots.GaugeSnapshot;
import io.prometheus.metrics.model.snapshots.GaugeSnapshot.GaugeDataPointSnapshot;
import io.prometheus.metrics.model.snapshots.Labels;
import io.prometheus.metrics.model.snapshots.MetricMetadata;
import io.prometheus.metrics.model.snapshots.MetricSnapshot;
import io.prometheus.metrics.model.snapshots.MetricSnapshots;
import java.io.IOException;
import java.io.OutputStream;
import java.util.ArrayList;
import java.util.List;

/** client_java 1.x: snapshots and their text writer. */
final class ClientJavaPage implements PageWriter {

  private static final String[] LABELS = Fleet.LABELS.toArray(String[]::new);

  private final Fleet fleet;
  private final ExpositionFormatWriter writer = PrometheusTextFormatWriter.create();
  private MetricSnapshots snapshots = new MetricSnapshots();

  ClientJavaPage(Fleet fleet) {
    this.fleet = fleet;
  }

  @Override
  public void collect() {
    List<MetricSnapshot> collected = new ArrayList<>(Fleet.METRICS);
    for (int metric = 0; metric < Fleet.METRICS; metric++) {
      List<GaugeDataPointSnapshot> rows = new ArrayList<>(Fleet.ROWS);
      for (int row = 0; row < Fleet.ROWS; row++) {
        Labels labels = Labels.of(LABELS, fleet.labelValues(row));
        rows.add(new GaugeDataPointSnapshot(fleet.value(metric, row), labels, null));
      }
      collected.add(
          new GaugeSnapshot(new MetricMetadata(Fleet.name(metric), Fleet.help(metric)), rows));
    }
    snapshots = new MetricSnapshots(collected);
  }

  @Override
  public void encode(OutputStream target) throws IOException {
    writer.write(target, snapshots, EscapingScheme.ALLOW_UTF8);
  }
}
