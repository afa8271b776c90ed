package io.tenken.libvirt.api;

import java.util.OptionalLong;

/**
 * One virtual CPU; times in nanoseconds.
 *
 * @param number from 0, with gaps where vCPUs are offline
 * @param state libvirt's number: 0 offline, 1 running, 2 blocked
 * @param time that it has run
 * @param waited that it stood in the run queue, by the kernel's schedstats
 * @param delayed that it was ready to run while no host CPU was free
 * @param halted 1 if the guest has halted it
 * @param hostCpu where it ran last
 */
public record VcpuStats(
    int number,
    OptionalLong state,
    OptionalLong time,
    OptionalLong waited,
    OptionalLong delayed,
    OptionalLong halted,
    OptionalLong hostCpu) {}
