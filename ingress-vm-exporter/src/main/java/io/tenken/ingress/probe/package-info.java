/**
 * Questions to services of this machine: HTTP, HTTPS, TCP, on loopback only. Imports {@code http};
 * imported by the collectors and by the configuration.
 */
package io.tenken.ingress.probe;
