package io.tenken.ingress.routing;

import io.tenken.core.spi.CollectorException;
import io.tenken.ingress.bgp.RoutingState;
import java.util.Optional;

/**
 * How asking one daemon went: either a state or a failure.
 *
 * @param daemon its name
 * @param address its socket
 */
public record DaemonReading(
    String daemon,
    String address,
    Optional<RoutingState> state,
    Optional<CollectorException> failure) {}
