package io.tenken.testkit.lab.libvirt;

import java.util.List;
import java.util.UUID;

/** A Neutron port of a guest, as nova's metadata lists it since version 23. */
public record NovaPort(UUID id, List<String> fixedAddresses) {

  public NovaPort {
    fixedAddresses = List.copyOf(fixedAddresses);
  }

  public static NovaPort random(String... fixedAddresses) {
    return new NovaPort(UUID.randomUUID(), List.of(fixedAddresses));
  }

  /** The name that Neutron gives the tap device: it fits the kernel's 15 characters. */
  public String tapDevice() {
    return "tap" + id.toString().substring(0, 11);
  }

  /** A MAC address below OpenStack's usual prefix, made of the port's id. */
  public String mac() {
    String hex = id.toString().replace("-", "");
    return "fa:16:3e:%s:%s:%s"
        .formatted(hex.substring(26, 28), hex.substring(28, 30), hex.substring(30));
  }

  void writeTo(XmlWriter xml) {
    xml.open("nova:port", "uuid", id.toString());
    for (String address : fixedAddresses) {
      String version = address.contains(":") ? "6" : "4";
      xml.empty("nova:ip", "type", "fixed", "address", address, "ipVersion", version);
    }
    xml.close("nova:port");
  }
}
