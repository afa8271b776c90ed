/**
 * What the collectors of one scrape share: each thing is asked of libvirt once, by whoever needs it
 * first. Imported by {@code collector}; imports {@code lane}, {@code domainxml} and {@code api}.
 */
package io.tenken.libvirt.round;
