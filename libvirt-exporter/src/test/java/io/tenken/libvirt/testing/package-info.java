/** A libvirt in memory that can hang, fail and forget, for the tests of this module. */
package io.tenken.libvirt.testing;
