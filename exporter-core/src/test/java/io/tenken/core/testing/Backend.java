package io.tenken.core.testing;

import io.tenken.core.spi.CollectorSource;
import io.tenken.core.spi.ExporterRuntime;

/** What an exporter watches, put up by a test in one state. */
@FunctionalInterface
public interface Backend {

  /** The exporter's collectors on this backend; closed by the caller. */
  CollectorSource open(ExporterRuntime runtime) throws Exception;
}
