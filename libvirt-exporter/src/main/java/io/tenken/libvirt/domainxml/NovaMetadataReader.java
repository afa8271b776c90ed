package io.tenken.libvirt.domainxml;

import io.tenken.core.untrusted.XmlCursor;
import io.tenken.libvirt.domainxml.NovaMetadata.Address;
import io.tenken.libvirt.domainxml.NovaMetadata.Flavor;
import io.tenken.libvirt.domainxml.NovaMetadata.Owner;
import io.tenken.libvirt.domainxml.NovaMetadata.Port;
import io.tenken.libvirt.domainxml.NovaMetadata.Root;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import javax.xml.stream.XMLStreamException;

/** Reads {@code <metadata>}; stands on the element when called. */
final class NovaMetadataReader {

  private static final String NAMESPACE = "http://openstack.org/xmlns/libvirt/nova/";
  private static final Set<String> VERSIONS = Set.of("1.0", "1.1");
  private static final DateTimeFormatter WRITTEN =
      DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm:ss");

  private String novaVersion = "";
  private String name = "";
  private Optional<Instant> written = Optional.empty();
  private Flavor flavor = Flavor.NONE;
  private Owner owner = Owner.NONE;
  private Root root = Root.NONE;
  private String imageId = "";
  private final Map<String, String> imageProperties = new HashMap<>();
  private final List<Port> ports = new ArrayList<>();

  private NovaMetadataReader() {}

  static MetadataResult read(XmlCursor xml) throws XMLStreamException {
    MetadataResult result = new MetadataResult.None();
    int level = xml.depth();
    while (xml.nextChild(level)) {
      if (xml.namespace().startsWith(NAMESPACE) && xml.name().equals("instance")) {
        return instance(xml);
      }
      result =
          new MetadataResult.Unusable(
              MetadataProblem.FOREIGN, "<%s> of %s".formatted(xml.name(), xml.namespace()));
    }
    return result;
  }

  private static MetadataResult instance(XmlCursor xml) throws XMLStreamException {
    String version = xml.namespace().substring(NAMESPACE.length());
    if (!VERSIONS.contains(version)) {
      return new MetadataResult.Unusable(
          MetadataProblem.UNKNOWN_VERSION,
          "format %s, expected one of 1.0, 1.1".formatted(version));
    }
    try {
      return new MetadataResult.Found(new NovaMetadataReader().content(xml));
    } catch (MalformedMetadataException e) {
      return new MetadataResult.Unusable(MetadataProblem.MALFORMED, String.valueOf(e.getMessage()));
    }
  }

  private NovaMetadata content(XmlCursor xml)
      throws XMLStreamException, MalformedMetadataException {
    int level = xml.depth();
    while (xml.nextChild(level)) {
      switch (xml.name()) {
        case "package" -> novaVersion = xml.attribute("version").orElse("");
        case "name" -> name = xml.text();
        case "creationTime" -> written = Optional.of(timestamp(xml.text()));
        case "flavor" -> flavor = flavor(xml);
        case "image" -> image(xml);
        case "owner" -> owner = owner(xml);
        case "root" ->
            root = new Root(xml.attribute("type").orElse(""), xml.attribute("uuid").orElse(""));
        case "ports" -> ports(xml);
        default -> {}
      }
    }
    if (name.isEmpty() && owner.equals(Owner.NONE) && flavor.equals(Flavor.NONE)) {
      throw new MalformedMetadataException("neither name nor flavor nor owner");
    }
    Root known = root.imageId().isEmpty() ? new Root(root.type(), imageId) : root;
    return new NovaMetadata(
        novaVersion, name, written, flavor, owner, known, imageProperties, ports);
  }

  private static Flavor flavor(XmlCursor xml)
      throws XMLStreamException, MalformedMetadataException {
    String name = xml.attribute("name").orElse("");
    String id = xml.attribute("id").orElse("");
    Map<String, Long> sizes = new HashMap<>();
    Map<String, String> extraSpecs = new HashMap<>();
    int level = xml.depth();
    while (xml.nextChild(level)) {
      switch (xml.name()) {
        case "memory", "disk", "swap", "ephemeral", "vcpus" -> sizes.put(xml.name(), size(xml));
        case "extraSpecs" -> named(xml, extraSpecs);
        default -> {}
      }
    }
    FlavorSizes known =
        new FlavorSizes(
            find(sizes, "memory"),
            find(sizes, "disk"),
            find(sizes, "swap"),
            find(sizes, "ephemeral"),
            find(sizes, "vcpus"));
    return new Flavor(name, id, known, extraSpecs);
  }

  private static long size(XmlCursor xml) throws XMLStreamException, MalformedMetadataException {
    String element = xml.name();
    String text = xml.text();
    return DomainXmlReader.number(text)
        .orElseThrow(
            () ->
                new MalformedMetadataException(
                    "flavor <%s> is \"%s\", expected a number".formatted(element, text)));
  }

  private static OptionalLong find(Map<String, Long> sizes, String name) {
    Long size = sizes.get(name);
    return size == null ? OptionalLong.empty() : OptionalLong.of(size);
  }

  private void image(XmlCursor xml) throws XMLStreamException {
    imageId = xml.attribute("uuid").orElse("");
    int level = xml.depth();
    while (xml.nextChild(level)) {
      if (xml.name().equals("properties")) {
        named(xml, imageProperties);
      }
    }
  }

  /** Children that carry a name and a text. */
  private static void named(XmlCursor xml, Map<String, String> into) throws XMLStreamException {
    int level = xml.depth();
    while (xml.nextChild(level)) {
      String key = xml.attribute("name").orElse("");
      into.put(key, xml.text());
    }
  }

  private static Owner owner(XmlCursor xml) throws XMLStreamException {
    String userId = "";
    String userName = "";
    String projectId = "";
    String projectName = "";
    int level = xml.depth();
    while (xml.nextChild(level)) {
      switch (xml.name()) {
        case "user" -> {
          userId = xml.attribute("uuid").orElse("");
          userName = xml.text();
        }
        case "project" -> {
          projectId = xml.attribute("uuid").orElse("");
          projectName = xml.text();
        }
        default -> {}
      }
    }
    return new Owner(userName, userId, projectName, projectId);
  }

  private void ports(XmlCursor xml) throws XMLStreamException {
    int level = xml.depth();
    while (xml.nextChild(level)) {
      String id = xml.attribute("uuid").orElse("");
      List<Address> addresses = new ArrayList<>();
      int portLevel = xml.depth();
      while (xml.nextChild(portLevel)) {
        addresses.add(
            new Address(xml.attribute("address").orElse(""), xml.attribute("type").orElse("")));
      }
      ports.add(new Port(id, addresses));
    }
  }

  private static Instant timestamp(String text) throws MalformedMetadataException {
    try {
      return LocalDateTime.parse(text.strip(), WRITTEN).toInstant(ZoneOffset.UTC);
    } catch (DateTimeException e) {
      throw new MalformedMetadataException(
          "creationTime is \"%s\", expected YYYY-mm-dd HH:MM:SS".formatted(text));
    }
  }
}
