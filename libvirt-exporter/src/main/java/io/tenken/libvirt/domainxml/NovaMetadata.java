package io.tenken.libvirt.domainxml;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What nova wrote of a guest when it last generated the XML. Texts are empty where nova is silent.
 * Source: nova/virt/libvirt/config.py, Juno to 33.0.
 *
 * @param novaVersion that wrote it
 * @param name the tenant's name of the guest
 * @param written when the XML was generated, which is not the guest's birth
 * @param flavor as embedded in the instance
 * @param owner as known when the guest was created
 * @param root what the root disk was made of
 * @param imageProperties by nova 32.0 and later
 * @param ports by nova 23.0 and later
 */
public record NovaMetadata(
    String novaVersion,
    String name,
    Optional<Instant> written,
    Flavor flavor,
    Owner owner,
    Root root,
    Map<String, String> imageProperties,
    List<Port> ports) {

  public NovaMetadata {
    imageProperties = Map.copyOf(imageProperties);
    ports = List.copyOf(ports);
  }

  /** True for nova 32.0 and later, which tells also that there are none. */
  public boolean tellsExtraSpecs() {
    return !flavor.id().isEmpty() || !flavor.extraSpecs().isEmpty();
  }

  /**
   * @param id by nova 32.0 and later
   * @param sizes in nova's units
   * @param extraSpecs by nova 32.0 and later
   */
  public record Flavor(String name, String id, FlavorSizes sizes, Map<String, String> extraSpecs) {

    public static final Flavor NONE = new Flavor("", "", FlavorSizes.NONE, Map.of());

    public Flavor {
      extraSpecs = Map.copyOf(extraSpecs);
    }
  }

  /** Names are those of the time of creation; {@code N/A} if nova did not know. */
  public record Owner(String userName, String userId, String projectName, String projectId) {
    public static final Owner NONE = new Owner("", "", "", "");
  }

  /**
   * @param type {@code image} or {@code volume}
   * @param imageId of Glance; empty for a guest that boots from a volume without known image
   */
  public record Root(String type, String imageId) {
    public static final Root NONE = new Root("", "");
  }

  /** One port of Neutron. */
  public record Port(String id, List<Address> addresses) {
    public Port {
      addresses = List.copyOf(addresses);
    }
  }

  /**
   * @param kind {@code fixed} or {@code floating}
   */
  public record Address(String ip, String kind) {}
}
