/**
 * One collector a file: the metrics that it owns as constants, then how they are collected. Imports
 * {@code round}, {@code domainxml} and {@code api}; only {@link
 * io.tenken.libvirt.collector.LibvirtCollectors} is seen from outside.
 */
package io.tenken.libvirt.collector;
