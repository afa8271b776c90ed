package io.tenken.core.engine;

import io.tenken.core.log.EventLog;
import io.tenken.core.simpleclient.SelfMetrics;
import io.tenken.core.spi.CollectorSource;
import io.tenken.core.spi.CollectorSpec;
import io.tenken.core.spi.ExporterRuntime;
import java.util.function.DoubleSupplier;

/**
 * What a cell is made of.
 *
 * @param random from 0 to 1, for the jitter of pauses
 */
record CellSettings(
    CollectorSpec spec,
    CollectorSource source,
    ExporterRuntime runtime,
    SelfMetrics self,
    SharedIncidents incidents,
    DoubleSupplier random) {

  String name() {
    return spec.name();
  }

  EventLog log() {
    return new CollectorLog(spec.name(), runtime.log());
  }
}
