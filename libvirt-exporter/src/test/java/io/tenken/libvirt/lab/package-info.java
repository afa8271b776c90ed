/** The exporter against real libvirt daemons and guests. */
package io.tenken.libvirt.lab;
