package io.tenken.libvirt.round;

import io.tenken.core.spi.Deadline;
import io.tenken.core.spi.Ticker;
import io.tenken.libvirt.lane.Lane;
import io.tenken.libvirt.lane.MonitorLanes;
import io.tenken.libvirt.lane.Quarantine;
import org.jspecify.annotations.Nullable;

/** The node that libvirt runs on, as the collectors see it. Thread-safe. */
public final class Node implements AutoCloseable {

  private final Lane plain;
  private final MonitorLanes monitors;
  private final Quarantine quarantine;
  private final Ticker ticker;
  private @Nullable Round current;
  private long currentSinceNanos;

  /**
   * @param plain for everything that needs no guest's monitor
   * @param monitors for the rest
   */
  public Node(Lane plain, MonitorLanes monitors, Quarantine quarantine, Ticker ticker) {
    this.plain = plain;
    this.monitors = monitors;
    this.quarantine = quarantine;
    this.ticker = ticker;
  }

  /**
   * What is read for whoever waits for this deadline. Nothing in it is older than the moment at
   * which the deadline was set.
   */
  public synchronized Round round(Deadline deadline) {
    Round round = current;
    if (round == null || currentSinceNanos - deadline.setNanos() < 0) {
      currentSinceNanos = ticker.nanos();
      round = new Round(plain, monitors, quarantine, withMargin(deadline));
      current = round;
    }
    return round;
  }

  /** Leaves the collectors time to hand over what there is when libvirt takes all it may. */
  private static Deadline withMargin(Deadline deadline) {
    return deadline.orEarlier(deadline.remaining().multipliedBy(9).dividedBy(10));
  }

  /** Returns at once; calls under way end by themselves. */
  @Override
  public void close() {
    plain.close();
    monitors.close();
  }
}
