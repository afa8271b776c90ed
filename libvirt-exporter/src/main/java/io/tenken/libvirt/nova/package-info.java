/**
 * What nova's own configuration on this node says. Imported by {@code round} and the exporter's
 * wiring; imports nothing of ours.
 */
package io.tenken.libvirt.nova;
