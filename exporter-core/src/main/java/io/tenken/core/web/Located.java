package io.tenken.core.web;

/**
 * A text of the configuration and where it stands.
 *
 * @param text possibly a secret
 */
record Located(Place place, String text) {}
