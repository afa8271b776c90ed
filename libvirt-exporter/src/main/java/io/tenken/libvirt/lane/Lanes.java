package io.tenken.libvirt.lane;

/**
 * The ways to one daemon. Thread-safe.
 *
 * @param plain for everything that needs no guest's monitor
 * @param monitors for the rest
 * @param quarantine of the monitor lanes
 * @param counts of all calls
 */
public record Lanes(
    PlainLanes plain, MonitorLanes monitors, Quarantine quarantine, CallCounts counts)
    implements AutoCloseable {

  /** Returns at once; calls under way end by themselves. */
  @Override
  public void close() {
    plain.close();
    monitors.close();
  }
}
