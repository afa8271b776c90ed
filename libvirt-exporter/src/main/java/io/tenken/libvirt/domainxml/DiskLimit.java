package io.tenken.libvirt.domainxml;

/**
 * One throttle of a disk, from {@code <iotune>}; never zero.
 *
 * @param ofBytes bytes a second if true, requests a second if false
 * @param direction {@code total}, {@code read} or {@code write}
 * @param kind {@code sustained}, or {@code burst} for the peak that is allowed for a while
 */
public record DiskLimit(boolean ofBytes, String direction, String kind, long value) {}
