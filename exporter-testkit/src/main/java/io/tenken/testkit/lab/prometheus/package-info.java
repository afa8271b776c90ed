/**
 * A real Prometheus that scrapes what a test serves, and promtool. Tests, the demo and benchmarks
 * may import it; no exporter may.
 */
@NullMarked
package io.tenken.testkit.lab.prometheus;

import org.jspecify.annotations.NullMarked;
