package io.tenken.ingress.collector;

import io.tenken.ingress.bgp.PeerExpectation;

/**
 * @param expectation which peers there should be
 * @param mesh what becomes of mesh sessions
 * @param routeChanges also emit the statistics of route changes, 20 rows a channel and more
 */
public record BgpOptions(PeerExpectation expectation, MeshMode mesh, boolean routeChanges) {}
