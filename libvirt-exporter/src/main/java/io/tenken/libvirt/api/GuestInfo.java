package io.tenken.libvirt.api;

/**
 * What {@code virDomainGetInfo} says, without asking the guest's monitor.
 *
 * @param maximumKib memory that the guest may get
 * @param currentKib memory that the guest has now
 * @param vcpus online
 * @param cpuNanos CPU time of the guest's process
 */
public record GuestInfo(long maximumKib, long currentKib, int vcpus, long cpuNanos) {}
