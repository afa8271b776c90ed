/**
 * What it costs to read the flows of a bridge, against the bare {@code ovs-ofctl} in the same run
 * and on a real switch. Nothing imports it.
 */
@NullMarked
package io.tenken.benchmarks.flows;

import org.jspecify.annotations.NullMarked;
