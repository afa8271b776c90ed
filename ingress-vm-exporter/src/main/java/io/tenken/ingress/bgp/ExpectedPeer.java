package io.tenken.ingress.bgp;

import java.util.Optional;

/**
 * A peer that should be there.
 *
 * @param name as the operator wrote it
 * @param configured a daemon knows it
 * @param established at least one of its sessions is up
 * @param error the last error of one of its sessions; empty if there is none
 */
public record ExpectedPeer(
    String name, boolean configured, boolean established, Optional<SessionError> error) {}
