package io.tenken.testkit.lab.libvirt;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("The domain XML of a guest")
class DomainXmlTest {

  private static final UUID ID = UUID.fromString("0c8f6a52-5b1e-4d0e-9a55-0f4f3c1d2e3b");

  private final DomainXml xml =
      new DomainXml("kvm", Path.of("/lab/halt.rom"), Path.of("/lab/disks"));

  @Test
  @DisplayName("has all that a test can ask for")
  void full_guest() {
    GuestSpec spec =
        GuestSpec.builder()
            .name("instance-0000002a")
            .uuid(ID)
            .vcpus(2)
            .memoryMib(16)
            .pin(0, "0")
            .pin(1, "0-1")
            .emulatorPin("1")
            .disk(GuestDisk.file("vda"))
            .disk(GuestDisk.emptyCdrom("hda"))
            .port(new NovaPort(ID, List.of("192.0.2.7")))
            .metadata("<any xmlns='urn:any'/>\n")
            .build();
    assertThat(xml.of(spec))
        .isEqualTo(
            """
            <domain type='kvm'>
            <name>instance-0000002a</name>
            <uuid>0c8f6a52-5b1e-4d0e-9a55-0f4f3c1d2e3b</uuid>
            <metadata>
            <any xmlns='urn:any'/>
            </metadata>
            <memory unit='MiB'>16</memory>
            <vcpu placement='static'>2</vcpu>
            <cputune>
            <vcpupin vcpu='0' cpuset='0'/>
            <vcpupin vcpu='1' cpuset='0-1'/>
            <emulatorpin cpuset='1'/>
            </cputune>
            <os>
            <type arch='x86_64' machine='pc'>hvm</type>
            <loader type='rom'>/lab/halt.rom</loader>
            </os>
            <on_reboot>destroy</on_reboot>
            <devices>
            <disk type='file' device='disk'>
            <driver name='qemu' type='raw'/>
            <source file='/lab/disks/instance-0000002a-vda.raw'/>
            <target dev='vda' bus='virtio'/>
            </disk>
            <disk type='file' device='cdrom'>
            <driver name='qemu' type='raw'/>
            <readonly/>
            <target dev='hda' bus='ide'/>
            </disk>
            <interface type='ethernet'>
            <mac address='fa:16:3e:1d:2e:3b'/>
            <target dev='tap0c8f6a52-5b'/>
            <model type='virtio'/>
            </interface>
            <memballoon model='virtio'/>
            </devices>
            </domain>
            """);
  }

  @Test
  @DisplayName("escapes names")
  void hostile_name() {
    GuestSpec spec = GuestSpec.builder().name("a<b>&'\"c").build();
    assertThat(xml.of(spec)).contains("<name>a&lt;b&gt;&amp;&apos;&quot;c</name>");
  }

  @Test
  @DisplayName("of many nova guests has names in a row, and taps that fit the kernel and differ")
  void nova_guests() {
    List<GuestSpec> guests = GuestSpec.novaGuests(50);
    HashSet<String> taps = new HashSet<>();
    for (GuestSpec guest : guests) {
      String tap = guest.ports().get(0).tapDevice();
      assertThat(tap).hasSizeLessThanOrEqualTo(15);
      taps.add(tap);
      assertThat(guest.name()).matches("instance-[0-9a-f]{8}");
    }
    assertThat(taps).hasSize(50);
    assertThat(guests).extracting(GuestSpec::name).isSorted().doesNotHaveDuplicates();
    assertThat(guests.get(4).metadata()).contains("<nova:name>web-2</nova:name>");
  }
}
