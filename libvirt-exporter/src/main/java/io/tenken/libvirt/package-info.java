/**
 * The libvirt exporter: its name, its options, its collectors. Imports {@code core.spi} and its own
 * packages; nothing imports it.
 */
package io.tenken.libvirt;
