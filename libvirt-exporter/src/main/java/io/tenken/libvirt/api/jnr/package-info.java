/**
 * The binding to libvirt's library: libvirt-java opens and keeps the connection, jnr-ffi makes the
 * calls on it. Native memory, pointers and error codes stay in here; imported by the exporter's
 * wiring only.
 */
package io.tenken.libvirt.api.jnr;
