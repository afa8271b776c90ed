/**
 * Scrapes ingress-vm-exporter beside Debian's prometheus-bird-exporter and prometheus-frr-exporter,
 * on the same sessions in the same run. Imports the test kit; nothing imports it.
 */
@NullMarked
package io.tenken.benchmarks.bgp;

import org.jspecify.annotations.NullMarked;
