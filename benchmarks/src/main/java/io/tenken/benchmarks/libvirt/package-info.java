/**
 * Scrapes libvirt-exporter beside Debian's prometheus-libvirt-exporter, on the same guests in the
 * same run. Imports the test kit; nothing imports it.
 */
package io.tenken.benchmarks.libvirt;
