package io.tenken.libvirt.api;

import java.util.OptionalLong;

/**
 * CPU time of a guest with its emulator, in nanoseconds since its process started.
 *
 * @param time all of it
 * @param user in user mode of the host
 * @param system in kernel mode of the host
 * @param haltPollSuccess polling by KVM that a wake-up ended
 * @param haltPollFail polling by KVM in vain
 */
public record CpuStats(
    OptionalLong time,
    OptionalLong user,
    OptionalLong system,
    OptionalLong haltPollSuccess,
    OptionalLong haltPollFail) {

  public static final CpuStats NONE =
      new CpuStats(
          OptionalLong.empty(),
          OptionalLong.empty(),
          OptionalLong.empty(),
          OptionalLong.empty(),
          OptionalLong.empty());
}
