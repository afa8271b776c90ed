package io.tenken.libvirt.collector;

/** What the operator has chosen for single collectors. */
public record CollectorOptions(VcpuDetail vcpuDetail, BlockLimits blockLimits) {}
