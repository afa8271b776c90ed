/**
 * Containers as the Docker engine tells of them over its socket. Only asks; imports {@code http}.
 */
package io.tenken.ingress.docker;
