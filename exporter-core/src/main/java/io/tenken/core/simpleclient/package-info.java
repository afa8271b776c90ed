/**
 * Everything that touches simpleclient 0.16, and the only importer of {@code io.prometheus.client}:
 * the exporter's own counters, the JVM's metrics, and adapters both ways. Web server and engine use
 * {@link io.tenken.core.simpleclient.SelfMetrics}, which shows no Prometheus type.
 */
package io.tenken.core.simpleclient;
