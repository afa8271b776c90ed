/**
 * What BGP and BFD are, whatever daemon speaks them: sessions, channels, routes, and which peers
 * are expected. Values and pure functions; imported by the readers of BIRD and FRR and by the
 * collectors.
 */
package io.tenken.ingress.bgp;
