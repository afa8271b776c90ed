package io.tenken.testkit.lab.libvirt;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("Nova's metadata")
class NovaMetadataTest {

  private static final UUID ID = UUID.fromString("0c8f6a52-5b1e-4d0e-9a55-0f4f3c1d2e3b");
  private static final NovaOwner OWNER = new NovaOwner("u1", "alice", "p1", "shop");
  private static final NovaFlavor FLAVOR = NovaFlavor.of("m1.tiny", 2, 512, 1);

  @Test
  @DisplayName("is as nova 27 writes it, unless told otherwise")
  void nova_27() {
    NovaMetadata metadata =
        NovaMetadata.of("web & co", FLAVOR, OWNER)
            .withPorts(List.of(new NovaPort(ID, List.of("192.0.2.7", "2001:db8::7"))));
    assertThat(metadata.toXml())
        .isEqualTo(
            """
            <nova:instance xmlns:nova='http://openstack.org/xmlns/libvirt/nova/1.1'>
            <nova:package version='27.2.0'/>
            <nova:name>web &amp; co</nova:name>
            <nova:creationTime>2026-03-14 09:26:53</nova:creationTime>
            <nova:flavor name='m1.tiny'>
            <nova:memory>512</nova:memory>
            <nova:disk>1</nova:disk>
            <nova:swap>0</nova:swap>
            <nova:ephemeral>0</nova:ephemeral>
            <nova:vcpus>2</nova:vcpus>
            </nova:flavor>
            <nova:owner>
            <nova:user uuid='u1'>alice</nova:user>
            <nova:project uuid='p1'>shop</nova:project>
            </nova:owner>
            <nova:root type='image' uuid='9f6a3c1e-5b7d-4e22-8c11-a0b2c3d4e5f6'/>
            <nova:ports>
            <nova:port uuid='0c8f6a52-5b1e-4d0e-9a55-0f4f3c1d2e3b'>
            <nova:ip type='fixed' address='192.0.2.7' ipVersion='4'/>
            <nova:ip type='fixed' address='2001:db8::7' ipVersion='6'/>
            </nova:port>
            </nova:ports>
            </nova:instance>
            """);
  }

  @Test
  @DisplayName("of a nova before 23 has the old namespace and no ports")
  void before_23() {
    assertThat(NovaMetadata.of("old", FLAVOR, OWNER).asBefore23("18.3.0").toXml())
        .contains("nova/1.0'", "version='18.3.0'")
        .doesNotContain("nova:ports");
  }

  @Test
  @DisplayName("of nova 32 has the flavor's id and extra specs, and the image")
  void since_32() {
    NovaFlavor flavor = FLAVOR.withId("42", Map.of("hw:cpu_policy", "dedicated"));
    NovaImage image = new NovaImage(ID, "qcow2", Map.of("hw_disk_bus", "virtio"));
    assertThat(NovaMetadata.of("new", flavor, OWNER).withImage("32.0.0", image).toXml())
        .contains("<nova:flavor name='m1.tiny' id='42'>")
        .contains("<nova:extraSpec name='hw:cpu_policy'>dedicated</nova:extraSpec>")
        .contains("<nova:image uuid='" + ID + "'>")
        .contains("<nova:property name='hw_disk_bus'>virtio</nova:property>")
        .contains("<nova:root type='image' uuid='" + ID + "'/>");
  }

  @Test
  @DisplayName("of a guest that boots from a volume has no root")
  void volume() {
    assertThat(NovaMetadata.of("disk", FLAVOR, OWNER).bootedFromVolume().toXml())
        .doesNotContain("nova:root");
  }
}
