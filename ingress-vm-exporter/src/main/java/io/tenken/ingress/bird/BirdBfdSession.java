package io.tenken.ingress.bird;

/**
 * One row of {@code show bfd sessions}, in BIRD's words.
 *
 * @param protocol name of the BFD protocol
 * @param networkInterface {@code ---} for a session over several hops
 * @param since in one of BIRD's time formats
 * @param interval seconds
 * @param timeout seconds
 */
record BirdBfdSession(
    String protocol,
    String address,
    String networkInterface,
    String state,
    String since,
    String interval,
    String timeout) {}
