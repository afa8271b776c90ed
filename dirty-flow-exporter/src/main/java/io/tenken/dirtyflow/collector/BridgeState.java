package io.tenken.dirtyflow.collector;

import io.tenken.core.spi.FailureReason;
import io.tenken.dirtyflow.dump.FlowDump;
import io.tenken.dirtyflow.table.FlowChanges;
import java.time.Duration;
import java.time.Instant;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;

/** What is kept of one bridge from collection to collection. Used by the thread of one run. */
final class BridgeState {

  /** How a collection ended. */
  enum Result {
    OK,
    PARTIAL,
    TIMEOUT,
    ERROR
  }

  private final Map<Result, Long> results = new EnumMap<>(Result.class);
  private Optional<FlowDump> last = Optional.empty();
  private Optional<Instant> lastSuccess = Optional.empty();
  private Duration dumpDuration = Duration.ZERO;
  private boolean up;
  private long added;
  private long removed;
  private long modified;

  void succeeded(FlowDump dump, Duration duration, Instant now) {
    FlowChanges changes = dump.changes();
    boolean sameOrigin = last.map(before -> before.origin() == dump.origin()).orElse(false);
    if (sameOrigin) {
      added += changes.added();
      removed += changes.removed();
      modified += changes.modified();
    }
    last = Optional.of(dump);
    lastSuccess = Optional.of(now);
    dumpDuration = duration;
    up = true;
    count(dump.isComplete() ? Result.OK : Result.PARTIAL);
  }

  void failed(FailureReason reason) {
    up = false;
    count(reason == FailureReason.TIMEOUT ? Result.TIMEOUT : Result.ERROR);
  }

  boolean isUp() {
    return up;
  }

  /** The last whole dump, which may be older than the last collection. */
  Optional<FlowDump> last() {
    return last;
  }

  Optional<Instant> lastSuccess() {
    return lastSuccess;
  }

  Duration dumpDuration() {
    return dumpDuration;
  }

  long results(Result result) {
    return results.getOrDefault(result, 0L);
  }

  long added() {
    return added;
  }

  long removed() {
    return removed;
  }

  long modified() {
    return modified;
  }

  private void count(Result result) {
    results.merge(result, 1L, Long::sum);
  }
}
