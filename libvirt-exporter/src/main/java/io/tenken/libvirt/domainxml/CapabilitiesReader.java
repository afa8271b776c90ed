package io.tenken.libvirt.domainxml;

import io.tenken.core.spi.CollectorException;
import io.tenken.core.untrusted.SafeXml;
import io.tenken.core.untrusted.XmlCursor;
import javax.xml.stream.XMLStreamException;

/** Reads the XML of {@code virConnectGetCapabilities}. */
public final class CapabilitiesReader {

  private CapabilitiesReader() {}

  /**
   * The model of the host's CPU, such as {@code Icelake-Server}; empty if libvirt does not know it.
   *
   * @throws CollectorException {@code PARSE} or {@code LIMIT}
   */
  public static String cpuModel(String document) throws CollectorException {
    return SafeXml.read(document, "capabilities", xml -> find(xml, "capabilities", "host", "cpu"));
  }

  private static String find(XmlCursor xml, String... path) throws XMLStreamException {
    for (String step : path) {
      if (!moveTo(xml, step)) {
        return "";
      }
    }
    return moveTo(xml, "model") ? xml.text() : "";
  }

  private static boolean moveTo(XmlCursor xml, String child) throws XMLStreamException {
    int level = xml.depth();
    while (xml.nextChild(level)) {
      if (xml.name().equals(child)) {
        return true;
      }
    }
    return false;
  }
}
