package io.tenken.libvirt.lane;

import io.tenken.core.spi.CollectorException;
import io.tenken.core.spi.Deadline;
import io.tenken.libvirt.api.DomainId;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The lanes for questions that need no guest's monitor, and so hang with nothing but the daemon.
 * One is enough for most nodes; where there are very many guests, several ask their shares of them
 * side by side. Thread-safe.
 */
public final class PlainLanes implements AutoCloseable {

  /** Below that, another connection costs more than it saves. */
  private static final int GUESTS_OF_A_LANE = 250;

  private final List<Lane> lanes;

  /**
   * @param lanes at least one
   */
  public PlainLanes(List<Lane> lanes) {
    this.lanes = List.copyOf(lanes);
  }

  /**
   * Asks something about the node, always on the same connection.
   *
   * @throws CollectorException with libvirt's reason, or {@code TIMEOUT}
   */
  public <T> T call(Deadline deadline, LaneTask<T> task)
      throws CollectorException, InterruptedException {
    return lanes.get(0).call(deadline, task);
  }

  /**
   * Asks all these guests.
   *
   * @throws CollectorException if a share of them could not be asked at all
   */
  public <T> GuestAnswers<T> walk(
      Collection<DomainId> guests, GuestQuestion<T> question, Deadline deadline)
      throws CollectorException, InterruptedException {
    List<LaneJob<GuestAnswers<T>>> jobs = new ArrayList<>();
    for (List<DomainId> share : shares(List.copyOf(guests))) {
      jobs.add(lanes.get(jobs.size()).submit(deadline, new PlainWalk<>(share, question, deadline)));
    }
    return joined(jobs, deadline);
  }

  /** Every job is waited for, or given up, whatever becomes of the others. */
  private <T> GuestAnswers<T> joined(List<LaneJob<GuestAnswers<T>>> jobs, Deadline deadline)
      throws CollectorException, InterruptedException {
    Map<DomainId, T> answers = new LinkedHashMap<>();
    Map<DomainId, Missing> missing = new HashMap<>();
    CollectorException failure = null;
    for (int i = 0; i < jobs.size(); i++) {
      try {
        GuestAnswers<T> share = lanes.get(i).await(jobs.get(i), deadline);
        answers.putAll(share.answers());
        missing.putAll(share.missing());
      } catch (CollectorException failed) {
        failure = first(failure, failed);
      }
    }
    if (failure != null) {
      throw failure;
    }
    return GuestAnswers.of(answers, missing);
  }

  private static CollectorException first(
      @Nullable CollectorException earlier, CollectorException later) {
    return earlier == null ? later : earlier;
  }

  /** Equal ones, in order, so that the same guest comes to the same connection every time. */
  private List<List<DomainId>> shares(List<DomainId> guests) {
    int wanted = (guests.size() + GUESTS_OF_A_LANE - 1) / GUESTS_OF_A_LANE;
    int count = Math.max(1, Math.min(lanes.size(), wanted));
    List<List<DomainId>> shares = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      int from = guests.size() * i / count;
      int to = guests.size() * (i + 1) / count;
      shares.add(guests.subList(from, to));
    }
    return shares;
  }

  @Override
  public void close() {
    lanes.forEach(Lane::close);
  }
}
