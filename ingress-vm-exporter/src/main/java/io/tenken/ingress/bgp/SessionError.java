package io.tenken.ingress.bgp;

/**
 * @param text the daemon's words: for people and logs, never for labels
 */
public record SessionError(ErrorClass errorClass, String text) {}
