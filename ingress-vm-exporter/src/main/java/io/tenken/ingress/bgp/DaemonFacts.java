package io.tenken.ingress.bgp;

import java.util.Optional;

/**
 * A routing daemon about itself.
 *
 * @param software {@code BIRD} or {@code FRR}
 * @param version as it calls itself
 * @param routerId empty if it has none
 * @param started empty if it does not say
 * @param reconfigured when it last took a configuration; empty if it does not say
 * @param gracefulRestart it still recovers from a restart
 * @param reconfiguring it is taking a configuration
 */
public record DaemonFacts(
    String software,
    String version,
    String routerId,
    Optional<Moment> started,
    Optional<Moment> reconfigured,
    boolean gracefulRestart,
    boolean reconfiguring) {}
