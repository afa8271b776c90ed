package io.tenken.libvirt.domainxml;

import io.tenken.core.spi.CollectorException;
import io.tenken.core.untrusted.SafeXml;
import io.tenken.core.untrusted.XmlCursor;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;
import javax.xml.stream.XMLStreamException;

/** Reads the XML of {@code virDomainGetXMLDesc}. Used once; what it does not know it skips. */
public final class DomainXmlReader {

  private String osType = "";
  private String osArch = "";
  private String osMachine = "";
  private OptionalLong maximumVcpus = OptionalLong.empty();
  private final CpuTuningReader cpu = new CpuTuningReader();
  private final List<DiskXml> disks = new ArrayList<>();
  private final List<InterfaceXml> interfaces = new ArrayList<>();
  private MetadataResult metadata = new MetadataResult.None();

  private DomainXmlReader() {}

  /**
   * @param what names the guest in messages
   * @throws CollectorException {@code PARSE} or {@code LIMIT}
   */
  public static DomainXml read(String document, String what) throws CollectorException {
    return SafeXml.read(document, what, xml -> new DomainXmlReader().domain(xml));
  }

  private DomainXml domain(XmlCursor xml) throws XMLStreamException {
    if (!xml.nextChild(xml.depth()) || !xml.name().equals("domain")) {
      throw new XMLStreamException("the root element is not <domain>");
    }
    int level = xml.depth();
    while (xml.nextChild(level)) {
      switch (xml.name()) {
        case "os" -> os(xml);
        case "vcpu" -> maximumVcpus = number(xml.text());
        case "cputune" -> cpu.cputune(xml);
        case "cpu" -> cpu.cpu(xml);
        case "devices" -> devices(xml);
        case "metadata" -> metadata = NovaMetadataReader.read(xml);
        default -> {}
      }
    }
    return new DomainXml(
        osType,
        osArch,
        osMachine,
        maximumVcpus,
        cpu.result(),
        disks,
        NovaPorts.matched(interfaces, metadata),
        metadata);
  }

  private void os(XmlCursor xml) throws XMLStreamException {
    int level = xml.depth();
    while (xml.nextChild(level)) {
      if (xml.name().equals("type")) {
        osArch = xml.attribute("arch").orElse("");
        osMachine = xml.attribute("machine").orElse("");
        osType = xml.text();
      }
    }
  }

  private void devices(XmlCursor xml) throws XMLStreamException {
    int level = xml.depth();
    while (xml.nextChild(level)) {
      switch (xml.name()) {
        case "disk" -> disks.add(DeviceReader.disk(xml));
        case "interface" -> interfaces.add(DeviceReader.networkInterface(xml));
        default -> {}
      }
    }
  }

  /** Empty for what is no number from 0 to {@link Long#MAX_VALUE}. */
  static OptionalLong number(String text) {
    try {
      long value = Long.parseLong(text.strip());
      return value < 0 ? OptionalLong.empty() : OptionalLong.of(value);
    } catch (NumberFormatException notANumber) {
      return OptionalLong.empty();
    }
  }
}
