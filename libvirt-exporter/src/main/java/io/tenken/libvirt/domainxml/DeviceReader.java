package io.tenken.libvirt.domainxml;

import io.tenken.core.untrusted.SafeUri;
import io.tenken.core.untrusted.XmlCursor;
import io.tenken.libvirt.domainxml.DiskXml.Driver;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import javax.xml.stream.XMLStreamException;

/** Reads {@code <disk>} and {@code <interface>}; stands on the element when called. */
final class DeviceReader {

  /** {@code read_bytes_sec}, {@code total_iops_sec_max}; lengths of bursts are no rates. */
  private static final Pattern LIMIT =
      Pattern.compile("(total|read|write)_(bytes|iops)_sec(_max)?");

  private DeviceReader() {}

  static DiskXml disk(XmlCursor xml) throws XMLStreamException {
    String device = xml.attribute("device").orElse("disk");
    String type = xml.attribute("type").orElse("");
    String target = "";
    String bus = "";
    String protocol = "";
    String source = "";
    String serial = "";
    Driver driver = Driver.NONE;
    List<DiskLimit> limits = List.of();
    int level = xml.depth();
    while (xml.nextChild(level)) {
      switch (xml.name()) {
        case "target" -> {
          target = xml.attribute("dev").orElse("");
          bus = xml.attribute("bus").orElse("");
        }
        case "source" -> {
          protocol = xml.attribute("protocol").orElse("");
          source = source(xml);
        }
        case "driver" -> driver = driver(xml);
        case "serial" -> serial = xml.text();
        case "iotune" -> limits = limits(xml);
        default -> {}
      }
    }
    return new DiskXml(target, device, type, bus, driver, protocol, source, serial, limits);
  }

  static InterfaceXml networkInterface(XmlCursor xml) throws XMLStreamException {
    String type = xml.attribute("type").orElse("");
    String target = "";
    String bridge = "";
    String mac = "";
    String model = "";
    String mtu = "";
    String portId = "";
    int level = xml.depth();
    while (xml.nextChild(level)) {
      switch (xml.name()) {
        case "target" -> target = xml.attribute("dev").orElse("");
        case "source" -> bridge = xml.attribute("bridge").orElse("");
        case "mac" -> mac = xml.attribute("address").orElse("");
        case "model" -> model = xml.attribute("type").orElse("");
        case "mtu" -> mtu = xml.attribute("size").orElse("");
        case "virtualport" -> portId = portId(xml);
        default -> {}
      }
    }
    return new InterfaceXml(target, type, bridge, mac, model, mtu, portId);
  }

  private static String source(XmlCursor xml) {
    return Stream.of("file", "dev", "name", "volume", "dir")
        .map(xml::attribute)
        .flatMap(Optional::stream)
        .findFirst()
        .map(SafeUri::strip)
        .orElse("");
  }

  private static Driver driver(XmlCursor xml) {
    return new Driver(
        xml.attribute("name").orElse(""),
        xml.attribute("type").orElse(""),
        xml.attribute("cache").orElse(""),
        xml.attribute("discard").orElse(""));
  }

  private static List<DiskLimit> limits(XmlCursor xml) throws XMLStreamException {
    List<DiskLimit> limits = new ArrayList<>();
    int level = xml.depth();
    while (xml.nextChild(level)) {
      Matcher name = LIMIT.matcher(xml.name());
      if (name.matches()) {
        boolean ofBytes = name.group(2).equals("bytes");
        String kind = name.group(3) == null ? "sustained" : "burst";
        DomainXmlReader.number(xml.text()).stream()
            .filter(value -> value > 0)
            .mapToObj(value -> new DiskLimit(ofBytes, name.group(1), kind, value))
            .forEach(limits::add);
      }
    }
    return limits;
  }

  private static String portId(XmlCursor xml) throws XMLStreamException {
    String portId = "";
    int level = xml.depth();
    while (xml.nextChild(level)) {
      if (xml.name().equals("parameters")) {
        portId = xml.attribute("interfaceid").orElse(portId);
      }
    }
    return portId;
  }
}
