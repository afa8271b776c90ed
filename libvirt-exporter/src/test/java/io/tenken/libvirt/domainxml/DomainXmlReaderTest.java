package io.tenken.libvirt.domainxml;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tenken.core.spi.CollectorException;
import io.tenken.libvirt.domainxml.DiskXml.Driver;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("The definition of a guest")
class DomainXmlReaderTest {

  @Test
  @DisplayName("tells the kind of machine and how many vCPUs are pinned to one host CPU")
  void machine() throws CollectorException {
    DomainXml domain =
        read(
            """
            <os><type arch='x86_64' machine='pc-q35-7.2'>hvm</type><boot dev='hd'/></os>
            <vcpu placement='static' current='2'>4</vcpu>
            <cputune>
              <shares>1024</shares>
              <vcpupin vcpu='0' cpuset='5'/>
              <vcpupin vcpu='1' cpuset='7'/>
              <vcpupin vcpu='2' cpuset='0-3'/>
              <emulatorpin cpuset='5'/>
            </cputune>
            """);

    assertThat(domain.osType()).isEqualTo("hvm");
    assertThat(domain.osArch()).isEqualTo("x86_64");
    assertThat(domain.osMachine()).isEqualTo("pc-q35-7.2");
    assertThat(domain.maximumVcpus()).hasValue(4);
    assertThat(domain.cpu().pins()).hasSize(2);
    assertThat(domain.metadata()).isEqualTo(new MetadataResult.None());
  }

  @Test
  @DisplayName("tells of every disk what it is and how it is throttled")
  void disks() throws CollectorException {
    DomainXml domain =
        read(
            """
            <devices>
              <disk type='network' device='disk'>
                <driver name='qemu' type='raw' cache='writeback' discard='unmap'/>
                <source protocol='rbd' name='vms/0a1b_disk'><host name='10.0.0.1' port='6789'/></source>
                <backingStore/>
                <target dev='vda' bus='virtio'/>
                <iotune>
                  <read_bytes_sec>0</read_bytes_sec>
                  <total_bytes_sec>104857600</total_bytes_sec>
                  <write_iops_sec_max>900</write_iops_sec_max>
                  <write_iops_sec_max_length>10</write_iops_sec_max_length>
                  <size_iops_sec>4096</size_iops_sec>
                </iotune>
                <serial>7f3c7d1e-volume</serial>
              </disk>
              <disk type='file' device='cdrom'><target dev='sda' bus='sata'/><readonly/></disk>
            </devices>
            """);

    assertThat(domain.disks())
        .containsExactly(
            new DiskXml(
                "vda",
                "disk",
                "network",
                "virtio",
                new Driver("qemu", "raw", "writeback", "unmap"),
                "rbd",
                "vms/0a1b_disk",
                "7f3c7d1e-volume",
                List.of(
                    new DiskLimit(true, "total", "sustained", 104_857_600),
                    new DiskLimit(false, "write", "burst", 900))),
            new DiskXml("sda", "cdrom", "file", "sata", Driver.NONE, "", "", "", List.of()));
    assertThat(domain.disks().get(1).hasSource()).isFalse();
  }

  @Test
  @DisplayName("never shows the password in the address of a disk")
  void credentials() throws CollectorException {
    DomainXml domain =
        read(
            """
            <devices><disk type='network' device='cdrom'>
              <source protocol='https' name='https://tom:secret@images/a.iso?token=secret'/>
              <target dev='sda'/>
            </disk></devices>
            """);

    assertThat(domain.disks().get(0).source()).doesNotContain("secret").contains("a.iso");
  }

  @Test
  @DisplayName(
      "names Neutron's port by the virtual port, else by the device that is named after it")
  void interfaces() throws CollectorException {
    DomainXml domain =
        read(
            """
            <metadata>
              <nova:instance xmlns:nova='http://openstack.org/xmlns/libvirt/nova/1.1'>
                <nova:name>web</nova:name>
                <nova:ports><nova:port uuid='1111aaaa-2222-3333-4444-555555555555'/></nova:ports>
              </nova:instance>
            </metadata>
            <devices>
              <interface type='bridge'>
                <mac address='fa:16:3e:00:00:01'/><source bridge='br-int'/>
                <virtualport type='openvswitch'>
                  <parameters interfaceid='9999aaaa-0000-0000-0000-000000000000'/>
                </virtualport>
                <target dev='tap9999aaaa-00'/><model type='virtio'/><mtu size='1450'/>
              </interface>
              <interface type='ethernet'><target dev='tap1111aaaa-22'/></interface>
              <interface type='hostdev'><mac address='fa:16:3e:00:00:02'/></interface>
            </devices>
            """);

    assertThat(domain.interfaces())
        .containsExactly(
            new InterfaceXml(
                "tap9999aaaa-00",
                "bridge",
                "br-int",
                "fa:16:3e:00:00:01",
                "virtio",
                "1450",
                "9999aaaa-0000-0000-0000-000000000000"),
            new InterfaceXml(
                "tap1111aaaa-22",
                "ethernet",
                "",
                "",
                "",
                "",
                "1111aaaa-2222-3333-4444-555555555555"),
            new InterfaceXml("", "hostdev", "", "fa:16:3e:00:00:02", "", "", ""));
  }

  @Test
  @DisplayName("that is no domain is refused in words")
  void foreignRoot() {
    assertThatThrownBy(() -> DomainXmlReader.read("<network/>", "domain XML of x"))
        .isInstanceOf(CollectorException.class)
        .hasMessageContaining("domain XML of x")
        .hasMessageContaining("<domain>");
  }

  @Test
  @DisplayName("can't make us read another file")
  void entities() {
    String attack =
        "<!DOCTYPE d [<!ENTITY e SYSTEM 'file:///etc/hostname'>]><domain><os><type>&e;</type></os></domain>";

    assertThatThrownBy(() -> DomainXmlReader.read(attack, "domain XML of x"))
        .isInstanceOf(CollectorException.class);
  }

  private static DomainXml read(String content) throws CollectorException {
    return DomainXmlReader.read(
        "<domain type='kvm'>" + content + "</domain>", "domain XML of instance-00000001");
  }
}
