/**
 * An exporter under measurement, whosever it is, and what its scrapes take and cost. For the
 * benchmarks that run exporters side by side.
 */
@NullMarked
package io.tenken.benchmarks.scrape;

import org.jspecify.annotations.NullMarked;
