package io.tenken.libvirt.round;

import io.tenken.core.spi.Deadline;
import io.tenken.core.spi.Ticker;
import io.tenken.libvirt.lane.CallCounts;
import io.tenken.libvirt.lane.Lanes;
import io.tenken.libvirt.proc.GuestProcesses;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** The node that libvirt runs on, as the collectors see it. Thread-safe. */
public final class Node implements AutoCloseable {

  private static final Duration AT_ONCE = Duration.ofMillis(100);

  private final Lanes lanes;
  private final NodeMemory memory;
  private final Ticker ticker;
  private @Nullable Round current;
  private long currentSinceNanos;

  public Node(Lanes lanes, Pace pace, GuestProcesses processes, Ticker ticker) {
    this.lanes = lanes;
    this.memory = NodeMemory.empty(pace, processes, ticker);
    this.ticker = ticker;
  }

  /**
   * What is read for whoever waits for this deadline. Nothing in it is older than the moment at
   * which the deadline was set, but for what has a pace of its own.
   */
  public synchronized Round round(Deadline deadline) {
    Round round = current;
    if (round == null || (currentSinceNanos - deadline.setNanos() < 0 && !isStillNew(round))) {
      currentSinceNanos = ticker.nanos();
      round = new Round(lanes, memory, withMargin(deadline));
      current = round;
    }
    return round;
  }

  /** Two scrapes at once begin their runs in any order: what was not read yet suits both. */
  private boolean isStillNew(Round round) {
    return !round.hasAnswer() && ticker.nanos() - currentSinceNanos < AT_ONCE.toNanos();
  }

  /** That have ended here. */
  public Migrations migrations() {
    return memory.migrations();
  }

  /** Of all calls to libvirt. */
  public CallCounts calls() {
    return lanes.counts();
  }

  /** Leaves the collectors time to hand over what there is when libvirt takes all it may. */
  private static Deadline withMargin(Deadline deadline) {
    return deadline.orEarlier(deadline.remaining().multipliedBy(9).dividedBy(10));
  }

  /** Returns at once; calls under way end by themselves. */
  @Override
  public void close() {
    lanes.close();
  }
}
