package io.tenken.core.spi;

import io.tenken.core.log.EventLog;
import java.time.Clock;
import java.util.Map;

/**
 * What an exporter gets from its surroundings.
 *
 * @param ticker for durations and deadlines
 * @param clock for time stamps that are shown to people or exported
 * @param log for events that are not those of one run
 * @param environment the process' environment variables
 */
public record ExporterRuntime(
    Ticker ticker, Clock clock, EventLog log, Map<String, String> environment) {

  public ExporterRuntime {
    environment = Map.copyOf(environment);
  }
}
