package io.tenken.testkit.lab.libvirt;

import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * The flavor of a guest, as nova's metadata has it.
 *
 * @param memoryMib also swap; disk and ephemeral are GiB
 * @param id the flavor id, which nova writes since version 32
 * @param extraSpecs written together with the id only
 */
public record NovaFlavor(
    String name,
    int memoryMib,
    int diskGib,
    int swapMib,
    int ephemeralGib,
    int vcpus,
    Optional<String> id,
    Map<String, String> extraSpecs) {

  public NovaFlavor {
    extraSpecs = Map.copyOf(extraSpecs);
  }

  public static NovaFlavor of(String name, int vcpus, int memoryMib, int diskGib) {
    return new NovaFlavor(name, memoryMib, diskGib, 0, 0, vcpus, Optional.empty(), Map.of());
  }

  /** As nova 32 and newer write it. */
  public NovaFlavor withId(String flavorId, Map<String, String> specs) {
    return new NovaFlavor(
        name, memoryMib, diskGib, swapMib, ephemeralGib, vcpus, Optional.of(flavorId), specs);
  }

  public NovaFlavor withSwapAndEphemeral(int newSwapMib, int newEphemeralGib) {
    return new NovaFlavor(
        name, memoryMib, diskGib, newSwapMib, newEphemeralGib, vcpus, id, extraSpecs);
  }

  void writeTo(XmlWriter xml) {
    if (id.isPresent()) {
      xml.open("nova:flavor", "name", name, "id", id.get());
    } else {
      xml.open("nova:flavor", "name", name);
    }
    xml.element("nova:memory", memoryMib)
        .element("nova:disk", diskGib)
        .element("nova:swap", swapMib)
        .element("nova:ephemeral", ephemeralGib)
        .element("nova:vcpus", vcpus);
    if (id.isPresent()) {
      xml.open("nova:extraSpecs");
      new TreeMap<>(extraSpecs)
          .forEach((key, value) -> xml.element("nova:extraSpec", value, "name", key));
      xml.close("nova:extraSpecs");
    }
    xml.close("nova:flavor");
  }
}
