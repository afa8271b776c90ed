package io.tenken.core.testing;

import io.tenken.core.log.EventLog;
import io.tenken.core.spi.ExporterRuntime;
import io.tenken.core.spi.Ticker;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Map;

/** Surroundings of an exporter in a test: its clock stands at {@link #NOW}. */
public final class FakeRuntime {

  public static final Instant NOW = Instant.parse("2026-11-22T12:00:00Z");

  private FakeRuntime() {}

  public static ExporterRuntime with(Ticker ticker, EventLog log) {
    return new ExporterRuntime(ticker, Clock.fixed(NOW, ZoneOffset.UTC), log, Map.of());
  }
}
