package io.tenken.libvirt.api;

/**
 * What a guest's job, such as a migration, has come to.
 *
 * @param running false if the guest has no job now
 * @param fields of {@code virDomainGetJobStats}
 */
public record JobStats(boolean running, TypedParameters fields) {}
