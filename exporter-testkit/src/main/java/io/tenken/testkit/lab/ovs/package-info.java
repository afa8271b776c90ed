/**
 * A real Open vSwitch of our own, with the userspace datapath: needs no kernel module. For tests,
 * demo and benchmarks.
 */
@NullMarked
package io.tenken.testkit.lab.ovs;

import org.jspecify.annotations.NullMarked;
