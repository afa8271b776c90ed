package io.tenken.testkit.lab.libvirt;

import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;

/** The image of a guest, as nova's metadata has it since version 32. */
public record NovaImage(UUID id, String diskFormat, Map<String, String> properties) {

  public NovaImage {
    properties = Map.copyOf(properties);
  }

  void writeTo(XmlWriter xml) {
    xml.open("nova:image", "uuid", id.toString())
        .element("nova:containerFormat", "bare")
        .element("nova:diskFormat", diskFormat)
        .element("nova:minDisk", 0)
        .element("nova:minRam", 0)
        .open("nova:properties");
    new TreeMap<>(properties)
        .forEach((key, value) -> xml.element("nova:property", value, "name", key));
    xml.close("nova:properties").close("nova:image");
  }
}
