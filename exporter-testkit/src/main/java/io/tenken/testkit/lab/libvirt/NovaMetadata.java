package io.tenken.testkit.lab.libvirt;

import java.util.List;
import java.util.Optional;
import java.util.UUID;

/**
 * What nova writes into the metadata element of a guest (namespace 1.0 before nova 23, 1.1 since).
 *
 * @param namespace the version at the end of the namespace, {@code 1.0} or {@code 1.1}
 * @param packageVersion the version of nova
 * @param displayName the name that the user gave
 * @param creationTime when nova generated the XML, UTC, {@code YYYY-MM-DD HH:MM:SS}
 * @param rootImage the id of the image that the guest booted from; nova writes no root for guests
 *     that boot from a volume
 * @param image written by nova 32 and newer
 * @param ports written by nova 23 and newer
 */
public record NovaMetadata(
    String namespace,
    String packageVersion,
    String displayName,
    String creationTime,
    NovaFlavor flavor,
    NovaOwner owner,
    Optional<UUID> rootImage,
    Optional<NovaImage> image,
    List<NovaPort> ports) {

  private static final String CREATED = "2026-03-14 09:26:53";

  public NovaMetadata {
    ports = List.copyOf(ports);
  }

  /** As nova 27 writes it: namespace 1.1, no flavor id. */
  public static NovaMetadata of(String displayName, NovaFlavor flavor, NovaOwner owner) {
    return new NovaMetadata(
        "1.1",
        "27.2.0",
        displayName,
        CREATED,
        flavor,
        owner,
        Optional.of(new UUID(0x9f6a3c1e5b7d4e22L, 0x8c11a0b2c3d4e5f6L)),
        Optional.empty(),
        List.of());
  }

  /** As a nova older than 23 writes it: namespace 1.0, no ports. */
  public NovaMetadata asBefore23(String version) {
    return new NovaMetadata(
        "1.0",
        version,
        displayName,
        creationTime,
        flavor,
        owner,
        rootImage,
        Optional.empty(),
        List.of());
  }

  public NovaMetadata withPorts(List<NovaPort> newPorts) {
    return new NovaMetadata(
        namespace,
        packageVersion,
        displayName,
        creationTime,
        flavor,
        owner,
        rootImage,
        image,
        newPorts);
  }

  /** As nova 32 and newer write it; give the flavor an id as well. */
  public NovaMetadata withImage(String version, NovaImage newImage) {
    return new NovaMetadata(
        namespace,
        version,
        displayName,
        creationTime,
        flavor,
        owner,
        Optional.of(newImage.id()),
        Optional.of(newImage),
        ports);
  }

  public NovaMetadata bootedFromVolume() {
    return new NovaMetadata(
        namespace,
        packageVersion,
        displayName,
        creationTime,
        flavor,
        owner,
        Optional.empty(),
        image,
        ports);
  }

  /** The {@code nova:instance} element. */
  public String toXml() {
    XmlWriter xml = new XmlWriter();
    xml.open("nova:instance", "xmlns:nova", "http://openstack.org/xmlns/libvirt/nova/" + namespace)
        .empty("nova:package", "version", packageVersion)
        .element("nova:name", displayName)
        .element("nova:creationTime", creationTime);
    flavor.writeTo(xml);
    image.ifPresent(it -> it.writeTo(xml));
    owner.writeTo(xml);
    rootImage.ifPresent(id -> xml.empty("nova:root", "type", "image", "uuid", id.toString()));
    if (!ports.isEmpty()) {
      xml.open("nova:ports");
      ports.forEach(port -> port.writeTo(xml));
      xml.close("nova:ports");
    }
    return xml.close("nova:instance").toString();
  }
}
