package io.tenken.libvirt.domainxml;

import java.util.OptionalLong;

/** A flavor's sizes in nova's units. */
public record FlavorSizes(
    OptionalLong memoryMib,
    OptionalLong diskGib,
    OptionalLong swapMib,
    OptionalLong ephemeralGib,
    OptionalLong vcpus) {

  public static final FlavorSizes NONE =
      new FlavorSizes(
          OptionalLong.empty(),
          OptionalLong.empty(),
          OptionalLong.empty(),
          OptionalLong.empty(),
          OptionalLong.empty());
}
