package io.tenken.ingress.routing;

import io.tenken.core.spi.CollectorException;
import io.tenken.core.spi.Deadline;
import io.tenken.core.spi.FailureReason;
import io.tenken.ingress.bgp.BfdSession;
import io.tenken.ingress.bgp.BgpSession;
import io.tenken.ingress.bgp.DaemonFacts;
import io.tenken.ingress.bgp.ReadingPlan;
import io.tenken.ingress.bgp.RoutingDaemon;
import io.tenken.ingress.bgp.RoutingState;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;

/** A routing daemon that says what a test wants, and remembers how it was asked. Thread-safe. */
public final class FakeRouting implements RoutingDaemon {

  /** What it says, or why it does not. */
  @FunctionalInterface
  public interface Answer {

    RoutingState to(ReadingPlan plan, Deadline deadline)
        throws CollectorException, InterruptedException;
  }

  private final String name;
  private final List<Deadline> deadlines = new CopyOnWriteArrayList<>();
  private volatile Answer answer;

  private FakeRouting(String name, Answer answer) {
    this.name = name;
    this.answer = answer;
  }

  public static FakeRouting saying(String name, Answer answer) {
    return new FakeRouting(name, answer);
  }

  /** With these sessions. */
  public static FakeRouting with(String name, BgpSession... sessions) {
    return new FakeRouting(name, (plan, deadline) -> state(List.of(sessions), List.of()));
  }

  public static FakeRouting withBfd(String name, BfdSession... sessions) {
    return new FakeRouting(name, (plan, deadline) -> state(List.of(), List.of(sessions)));
  }

  /** That can't be reached. */
  public static FakeRouting gone(String name) {
    return new FakeRouting(name, failing("there is no such socket"));
  }

  public static Answer failing(String problem) {
    return (plan, deadline) -> {
      throw new CollectorException(FailureReason.UNREACHABLE, problem);
    };
  }

  public static RoutingState state(List<BgpSession> sessions, List<BfdSession> bfd) {
    DaemonFacts facts =
        new DaemonFacts("FRR", "8", "", Optional.empty(), Optional.empty(), false, false);
    return new RoutingState(
        facts, sessions, bfd, List.of(), Map.of(), Optional.empty(), Optional.empty(), 0);
  }

  /** From now on says this. */
  public void say(Answer next) {
    answer = next;
  }

  /** The deadline of each question so far. */
  public List<Deadline> deadlines() {
    return new ArrayList<>(deadlines);
  }

  @Override
  public String name() {
    return name;
  }

  @Override
  public String address() {
    return "/run/" + name;
  }

  @Override
  public RoutingState read(ReadingPlan plan, Deadline deadline)
      throws CollectorException, InterruptedException {
    deadlines.add(deadline);
    return answer.to(plan, deadline);
  }
}
