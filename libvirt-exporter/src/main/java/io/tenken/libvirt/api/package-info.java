/**
 * What Tenken asks of libvirt, as an interface and plain records. All other packages of this module
 * import it; it imports {@code core.spi} for the reasons of failure, and nothing of any binding.
 */
package io.tenken.libvirt.api;
