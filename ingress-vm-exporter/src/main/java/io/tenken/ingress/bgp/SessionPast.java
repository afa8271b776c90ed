package io.tenken.ingress.bgp;

import java.util.Optional;

/**
 * @param since when the current phase began, as precisely as it ever was known
 * @param counts since the exporter first saw the session; the daemon's own if it counts
 */
public record SessionPast(Optional<Moment> since, FlapCounts counts) {}
