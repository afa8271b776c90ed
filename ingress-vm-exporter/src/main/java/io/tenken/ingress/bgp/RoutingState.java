package io.tenken.ingress.bgp;

import io.tenken.core.spi.CollectorException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * One complete reading of one daemon.
 *
 * @param memory bytes by purpose; empty if not asked for or unknown
 * @param detailsAge how long ago hold times, errors and limits of the sessions were asked, where
 *     that has a pace of its own; empty if they are of this reading, or were not asked
 * @param bfdFailure why there are no BFD sessions although they were asked for; empty if it went
 *     well
 * @param unknownLines what the reader did not understand and has skipped
 */
public record RoutingState(
    DaemonFacts facts,
    List<BgpSession> sessions,
    List<BfdSession> bfd,
    List<RoutingTable> tables,
    Map<String, Double> memory,
    Optional<Duration> detailsAge,
    Optional<CollectorException> bfdFailure,
    int unknownLines) {

  public RoutingState {
    sessions = List.copyOf(sessions);
    bfd = List.copyOf(bfd);
    tables = List.copyOf(tables);
  }
}
