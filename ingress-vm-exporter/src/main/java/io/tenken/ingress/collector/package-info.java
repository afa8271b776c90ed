/**
 * The collectors of this exporter: each declares its metrics and turns what a reader brings into
 * rows. Imports the readers; nothing but the exporter imports it.
 */
package io.tenken.ingress.collector;
