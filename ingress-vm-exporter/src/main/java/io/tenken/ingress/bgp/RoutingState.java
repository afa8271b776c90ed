package io.tenken.ingress.bgp;

import io.tenken.core.spi.CollectorException;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * One complete reading of one daemon.
 *
 * @param memory bytes by purpose; empty if not asked for or unknown
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
    Optional<CollectorException> bfdFailure,
    int unknownLines) {

  public RoutingState {
    sessions = List.copyOf(sessions);
    bfd = List.copyOf(bfd);
    tables = List.copyOf(tables);
  }
}
