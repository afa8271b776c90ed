/**
 * What the author of an exporter writes against. Imports only {@code model} and {@code log}; knows
 * nothing of HTTP, exposition formats or Prometheus classes.
 */
package io.tenken.core.spi;
