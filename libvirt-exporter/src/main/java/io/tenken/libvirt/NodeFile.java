package io.tenken.libvirt;

import io.tenken.core.spi.CollectorException;
import io.tenken.core.spi.ConfigurationException;
import io.tenken.core.untrusted.BoundedInput;
import io.tenken.core.untrusted.SafeXml;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import javax.xml.stream.XMLStreamException;

/**
 * The file that describes the node of libvirt's test driver. It is looked at before libvirt is,
 * because it is the operator's to mend.
 */
final class NodeFile {

  private NodeFile() {}

  /**
   * @throws ConfigurationException if it can't be read, or is no XML, or describes no node
   */
  static void check(Path file) throws ConfigurationException {
    try {
      byte[] content = BoundedInput.readFile(file, SafeXml.MAX_DOCUMENT);
      SafeXml.read(
          new String(content, StandardCharsets.UTF_8),
          "node file " + file,
          xml -> {
            if (!xml.nextChild(xml.depth()) || !xml.name().equals("node")) {
              throw new XMLStreamException("the root element is not <node>");
            }
            return true;
          });
    } catch (CollectorException e) {
      throw new ConfigurationException("--libvirt.uri: " + e.getMessage(), e);
    }
  }
}
