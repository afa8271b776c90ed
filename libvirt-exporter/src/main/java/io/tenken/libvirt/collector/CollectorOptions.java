package io.tenken.libvirt.collector;

import io.tenken.libvirt.nova.NovaConfig;

/**
 * What the operator has chosen for single collectors.
 *
 * @param nova the configuration of nova on this node
 */
public record CollectorOptions(VcpuDetail vcpuDetail, BlockLimits blockLimits, NovaConfig nova) {}
