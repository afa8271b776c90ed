/** ingress-vm-exporter's units beside node_exporter's, on one real systemd. */
@NullMarked
package io.tenken.benchmarks.units;

import org.jspecify.annotations.NullMarked;
