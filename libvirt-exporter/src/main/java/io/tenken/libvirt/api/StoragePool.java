package io.tenken.libvirt.api;

/**
 * A storage pool as libvirt knows it, without a refresh.
 *
 * @param state libvirt's number: 0 inactive, 1 building, 2 running, 3 degraded, 4 inaccessible
 * @param capacity bytes
 * @param allocation bytes
 * @param available bytes
 */
public record StoragePool(String name, int state, long capacity, long allocation, long available) {}
