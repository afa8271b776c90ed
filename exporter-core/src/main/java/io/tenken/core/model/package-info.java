/**
 * Metrics as values: what a metric is ({@link io.tenken.core.model.MetricDefinition}) and the rows
 * of one scrape ({@link io.tenken.core.model.MetricFamily}). Immutable, no I/O, imports nothing of
 * Tenken.
 */
package io.tenken.core.model;
