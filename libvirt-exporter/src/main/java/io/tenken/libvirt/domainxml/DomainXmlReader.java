package io.tenken.libvirt.domainxml;

import io.tenken.core.spi.CollectorException;
import io.tenken.core.untrusted.SafeXml;
import io.tenken.core.untrusted.XmlCursor;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;
import java.util.regex.Pattern;
import javax.xml.stream.XMLStreamException;

/** Reads the XML of {@code virDomainGetXMLDesc}. Used once; what it does not know it skips. */
public final class DomainXmlReader {

  /** One host CPU, as libvirt writes the cpuset of a vCPU that nova has pinned. */
  private static final Pattern SINGLE_CPU = Pattern.compile("\\d{1,5}");

  private String osType = "";
  private String osArch = "";
  private String osMachine = "";
  private OptionalLong maximumVcpus = OptionalLong.empty();
  private int pinnedVcpus;
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
        case "cputune" -> cputune(xml);
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
        pinnedVcpus,
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

  private void cputune(XmlCursor xml) throws XMLStreamException {
    int level = xml.depth();
    while (xml.nextChild(level)) {
      boolean single = SINGLE_CPU.matcher(xml.attribute("cpuset").orElse("")).matches();
      if (xml.name().equals("vcpupin") && single) {
        pinnedVcpus++;
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
