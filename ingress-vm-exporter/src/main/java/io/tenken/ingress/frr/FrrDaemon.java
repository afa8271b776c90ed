package io.tenken.ingress.frr;

import io.tenken.core.spi.CollectorException;
import io.tenken.core.spi.Deadline;
import io.tenken.core.spi.Ticker;
import io.tenken.ingress.bgp.BfdSession;
import io.tenken.ingress.bgp.BgpSession;
import io.tenken.ingress.bgp.DaemonFacts;
import io.tenken.ingress.bgp.ReadingPlan;
import io.tenken.ingress.bgp.RoutingDaemon;
import io.tenken.ingress.bgp.RoutingState;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * FRR behind the vty sockets of bgpd and bfdd. A reading is one connection to bgpd with two or
 * three commands, and one to bfdd where there is one.
 */
public final class FrrDaemon implements RoutingDaemon {

  public static final String BGPD_SOCKET = "bgpd.vty";
  private static final String BFDD_SOCKET = "bfdd.vty";

  private final String name;
  private final Path directory;
  private final Optional<DetailsPace> details;
  private final Clock clock;

  /**
   * @param name for the label {@code daemon}
   * @param directory of the vty sockets
   * @param detailsInterval how often to ask also for hold timers, errors and limits, where there
   *     are many sessions and none has changed; empty for never
   * @param clock for moments
   * @param ticker for the interval
   */
  public FrrDaemon(
      String name, Path directory, Optional<Duration> detailsInterval, Clock clock, Ticker ticker) {
    this.name = name;
    this.directory = directory;
    this.details = detailsInterval.map(interval -> new DetailsPace(interval, ticker));
    this.clock = clock;
  }

  @Override
  public String name() {
    return name;
  }

  @Override
  public String address() {
    return directory.resolve(BGPD_SOCKET).toString();
  }

  @Override
  public RoutingState read(ReadingPlan plan, Deadline deadline)
      throws CollectorException, InterruptedException {
    String version;
    ShowBgpSummaryReader summary = new ShowBgpSummaryReader(clock.instant());
    List<BgpSession> sessions;
    try (VtySocket bgpd = VtySocket.open(directory.resolve(BGPD_SOCKET), deadline)) {
      version = ShowVersionReader.read(bgpd.ask(ShowVersionReader.COMMAND));
      summary.read(bgpd.ask(ShowBgpSummaryReader.COMMAND));
      sessions = withDetails(summary.sessions(), bgpd);
    }
    List<BfdSession> bfd = List.of();
    Optional<CollectorException> bfdFailure = Optional.empty();
    try {
      bfd = plan.bfd() ? bfd(deadline) : List.of();
    } catch (CollectorException failure) {
      bfdFailure = Optional.of(failure);
    }
    return new RoutingState(
        facts(version, summary.routerId()),
        sessions,
        bfd,
        summary.tables(),
        Map.of(),
        details.map(DetailsPace::age),
        bfdFailure,
        0);
  }

  private List<BgpSession> withDetails(List<BgpSession> sessions, VtySocket bgpd)
      throws CollectorException, InterruptedException {
    if (details.isEmpty()) {
      return sessions;
    }
    DetailsPace pace = details.get();
    return pace.isDue(sessions)
        ? pace.fresh(
            sessions, ShowBgpNeighborsReader.read(bgpd.ask(ShowBgpNeighborsReader.COMMAND)))
        : pace.remembered(sessions);
  }

  private static DaemonFacts facts(String version, String routerId) {
    return new DaemonFacts(
        "FRR", version, routerId, Optional.empty(), Optional.empty(), false, false);
  }

  /** None where bfdd does not run: it is optional. */
  private List<BfdSession> bfd(Deadline deadline) throws CollectorException, InterruptedException {
    Path socket = directory.resolve(BFDD_SOCKET);
    if (!Files.exists(socket)) {
      return List.of();
    }
    try (VtySocket bfdd = VtySocket.open(socket, deadline)) {
      // bfdd knows its show commands only from there on; bgpd at once.
      bfdd.ask("enable");
      Instant now = clock.instant();
      return ShowBfdPeersReader.read(bfdd.ask(ShowBfdPeersReader.COMMAND), now);
    }
  }
}
