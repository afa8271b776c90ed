/**
 * Which routing daemons this machine has, and one reading of all of them for each scrape. Imports
 * the readers of BIRD and FRR; imported by the collectors.
 */
package io.tenken.ingress.routing;
