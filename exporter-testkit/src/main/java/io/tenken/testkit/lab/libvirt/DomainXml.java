package io.tenken.testkit.lab.libvirt;

import java.nio.file.Path;
import java.util.TreeMap;

/**
 * Turns a {@link GuestSpec} into libvirt's domain XML.
 *
 * @param type {@code kvm} or {@code qemu}
 * @param rom the halting ROM, see {@link HaltingRom}
 * @param disks the directory of the disks' files
 */
record DomainXml(String type, Path rom, Path disks) {

  String of(GuestSpec spec) {
    XmlWriter xml = new XmlWriter();
    xml.open("domain", "type", type)
        .element("name", spec.name())
        .element("uuid", spec.uuid())
        .open("metadata")
        .raw(spec.metadata())
        .close("metadata")
        .element("memory", spec.memoryMib(), "unit", "MiB")
        .element("vcpu", spec.vcpus(), "placement", "static");
    pins(spec, xml);
    xml.open("os")
        .element("type", "hvm", "arch", "x86_64", "machine", "pc")
        .element("loader", rom, "type", "rom")
        .close("os")
        .element("on_reboot", "destroy")
        .open("devices");
    spec.disks().forEach(disk -> disk(spec, disk, xml));
    spec.ports().forEach(port -> port(port, xml));
    return xml.empty("memballoon", "model", "virtio").close("devices").close("domain").toString();
  }

  Path diskFile(GuestSpec spec, GuestDisk disk) {
    return disks.resolve(spec.name() + "-" + disk.target() + ".raw");
  }

  private static void pins(GuestSpec spec, XmlWriter xml) {
    if (spec.vcpuPins().isEmpty() && spec.emulatorPin().isEmpty()) {
      return;
    }
    xml.open("cputune");
    new TreeMap<>(spec.vcpuPins())
        .forEach((vcpu, cpus) -> xml.empty("vcpupin", "vcpu", vcpu.toString(), "cpuset", cpus));
    spec.emulatorPin().ifPresent(cpus -> xml.empty("emulatorpin", "cpuset", cpus));
    xml.close("cputune");
  }

  private void disk(GuestSpec spec, GuestDisk disk, XmlWriter xml) {
    xml.open("disk", "type", "file", "device", disk.isCdrom() ? "cdrom" : "disk")
        .empty("driver", "name", "qemu", "type", "raw");
    if (disk.isCdrom()) {
      xml.empty("readonly");
    } else {
      xml.empty("source", "file", diskFile(spec, disk).toString());
    }
    xml.empty("target", "dev", disk.target(), "bus", disk.bus()).close("disk");
  }

  private static void port(NovaPort port, XmlWriter xml) {
    xml.open("interface", "type", "ethernet")
        .empty("mac", "address", port.mac())
        .empty("target", "dev", port.tapDevice())
        .empty("model", "type", "virtio")
        .close("interface");
  }
}
