/**
 * A private libvirtd with real qemu guests that look like nova's. Tests, the demo and benchmarks
 * may import it; no exporter may.
 */
@NullMarked
package io.tenken.testkit.lab.libvirt;

import org.jspecify.annotations.NullMarked;
