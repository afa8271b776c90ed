package io.tenken.benchmarks.encode;

import io.prometheus.client.Collector;
import io.prometheus.client.Collector.MetricFamilySamples;
import io.prometheus.client.exporter.common.TextFormat;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;

/** simpleclient's {@code TextFormat}, in the buffer that its own server lacks. */
final class SimpleclientPage implements PageWriter {

  private final Fleet fleet;
  private List<MetricFamilySamples> families = List.of();

  SimpleclientPage(Fleet fleet) {
    this.fleet = fleet;
  }

  @Override
  public void collect() {
    List<MetricFamilySamples> collected = new ArrayList<>(Fleet.METRICS);
    for (int metric = 0; metric < Fleet.METRICS; metric++) {
      List<MetricFamilySamples.Sample> rows = new ArrayList<>(Fleet.ROWS);
      for (int row = 0; row < Fleet.ROWS; row++) {
        rows.add(
            new MetricFamilySamples.Sample(
                Fleet.name(metric),
                Fleet.LABELS,
                Arrays.asList(fleet.labelValues(row)),
                fleet.value(metric, row)));
      }
      collected.add(
          new MetricFamilySamples(
              Fleet.name(metric), Collector.Type.GAUGE, Fleet.help(metric), rows));
    }
    families = collected;
  }

  @Override
  public void encode(OutputStream target) throws IOException {
    Writer writer = new BufferedWriter(new OutputStreamWriter(target, StandardCharsets.UTF_8));
    TextFormat.write004(writer, Collections.enumeration(families));
    writer.flush();
  }
}
