package io.tenken.libvirt.domainxml;

import static org.assertj.core.api.Assertions.assertThat;

import io.tenken.core.spi.CollectorException;
import io.tenken.libvirt.domainxml.MetadataResult.Found;
import io.tenken.libvirt.domainxml.MetadataResult.Unusable;
import io.tenken.libvirt.domainxml.NovaMetadata.Address;
import io.tenken.libvirt.domainxml.NovaMetadata.Owner;
import io.tenken.libvirt.domainxml.NovaMetadata.Port;
import io.tenken.libvirt.domainxml.NovaMetadata.Root;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import net.jqwik.api.ForAll;
import net.jqwik.api.Label;
import net.jqwik.api.Property;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayName("Nova's metadata")
class NovaMetadataReaderTest {

  private static final String JUNO =
      """
      <nova:instance xmlns:nova="http://openstack.org/xmlns/libvirt/nova/1.0">
        <nova:package version="2014.2"/>
        <nova:name>web-1</nova:name>
        <nova:creationTime>2015-01-30 11:22:33</nova:creationTime>
        <nova:flavor name="m1.small">
          <nova:memory>2048</nova:memory><nova:disk>20</nova:disk><nova:swap>512</nova:swap>
          <nova:ephemeral>5</nova:ephemeral><nova:vcpus>1</nova:vcpus>
        </nova:flavor>
        <nova:owner>
          <nova:user uuid="u-1">alice</nova:user>
          <nova:project uuid="p-1">shop</nova:project>
        </nova:owner>
        <nova:root type="image" uuid="i-1"/>
      </nova:instance>
      """;

  private static final String FLAMINGO =
      """
      <x:other xmlns:x="http://example.org/x"><x:deep><x:deeper/></x:deep></x:other>
      <n:instance xmlns:n="http://openstack.org/xmlns/libvirt/nova/1.1">
        <n:package version="32.0.0"/>
        <n:name>db</n:name>
        <n:flavor name="c4" id="42">
          <n:memory>8192</n:memory><n:vcpus>4</n:vcpus>
          <n:extraSpecs>
            <n:extraSpec name="hw:cpu_policy">dedicated</n:extraSpec>
          </n:extraSpecs>
        </n:flavor>
        <n:image uuid="i-2"><n:diskFormat>raw</n:diskFormat></n:image>
        <n:owner>
          <n:user uuid="u-2">N/A</n:user><n:project uuid="p-2">search</n:project>
        </n:owner>
        <n:root type="volume"/>
        <n:ports>
          <n:port uuid="port-1">
            <n:ip type="fixed" address="192.0.2.10" ipVersion="4"/>
            <n:ip type="floating" address="198.51.100.7" ipVersion="4"/>
          </n:port>
        </n:ports>
      </n:instance>
      """;

  @Test
  @DisplayName("of Juno is read whole")
  void juno() throws CollectorException {
    NovaMetadata nova = found(JUNO);

    assertThat(nova.novaVersion()).isEqualTo("2014.2");
    assertThat(nova.name()).isEqualTo("web-1");
    assertThat(nova.written()).contains(Instant.parse("2015-01-30T11:22:33Z"));
    assertThat(nova.flavor().name()).isEqualTo("m1.small");
    assertThat(nova.flavor().id()).isEmpty();
    assertThat(nova.flavor().sizes().memoryMib()).hasValue(2048);
    assertThat(nova.flavor().sizes().diskGib()).hasValue(20);
    assertThat(nova.flavor().sizes().swapMib()).hasValue(512);
    assertThat(nova.flavor().sizes().ephemeralGib()).hasValue(5);
    assertThat(nova.flavor().sizes().vcpus()).hasValue(1);
    assertThat(nova.owner()).isEqualTo(new Owner("alice", "u-1", "shop", "p-1"));
    assertThat(nova.root()).isEqualTo(new Root("image", "i-1"));
    assertThat(nova.ports()).isEmpty();
  }

  @Test
  @DisplayName(
      "of 32.0 has flavor id, extra specs, image and ports; other metadata does not disturb")
  void flamingo() throws CollectorException {
    NovaMetadata nova = found(FLAMINGO);

    assertThat(nova.flavor().id()).isEqualTo("42");
    assertThat(nova.flavor().extraSpecs()).isEqualTo(Map.of("hw:cpu_policy", "dedicated"));
    assertThat(nova.flavor().sizes().diskGib()).isEmpty();
    assertThat(nova.root()).isEqualTo(new Root("volume", "i-2"));
    assertThat(nova.owner().userName()).isEqualTo("N/A");
    assertThat(nova.written()).isEmpty();
    assertThat(nova.ports())
        .containsExactly(
            new Port(
                "port-1",
                List.of(
                    new Address("192.0.2.10", "fixed"), new Address("198.51.100.7", "floating"))));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "<n:flavor name='x'><n:memory>lots</n:memory></n:flavor>",
        "<n:flavor name='x'><n:vcpus>-1</n:vcpus></n:flavor>",
        "<n:flavor name='x'><n:disk>99999999999999999999</n:disk></n:flavor>",
        "<n:name>x</n:name><n:creationTime>yesterday</n:creationTime>",
        "<n:name>x</n:name><n:creationTime>2026-02-31 25:00:00</n:creationTime>",
        "",
        "<n:package version='1'/>"
      })
  @DisplayName("that nova does not write so is malformed")
  void malformed(String content) throws CollectorException {
    MetadataResult result =
        read(
            "<n:instance xmlns:n='http://openstack.org/xmlns/libvirt/nova/1.1'>%s</n:instance>"
                .formatted(content));

    assertThat(result)
        .isInstanceOfSatisfying(
            Unusable.class,
            unusable -> assertThat(unusable.problem()).isEqualTo(MetadataProblem.MALFORMED));
  }

  @Test
  @DisplayName("in a format that is newer than we know is not guessed at")
  void unknownVersion() throws CollectorException {
    assertThat(read(JUNO.replace("nova/1.0", "nova/2.0")))
        .isEqualTo(
            new Unusable(MetadataProblem.UNKNOWN_VERSION, "format 2.0, expected one of 1.0, 1.1"));
  }

  @Test
  @DisplayName("of somebody else is foreign")
  void foreign() throws CollectorException {
    assertThat(read("<x:app xmlns:x='http://example.org/x'/>"))
        .isEqualTo(new Unusable(MetadataProblem.FOREIGN, "<app> of http://example.org/x"));
  }

  @Test
  @DisplayName("that is empty is none")
  void none() throws CollectorException {
    assertThat(read("")).isEqualTo(new MetadataResult.None());
  }

  @Property(tries = 200)
  @Label("takes any name that a tenant chooses")
  void anyName(@ForAll String name) throws CollectorException {
    String escaped =
        name.replaceAll("[^\\u0020-\\uD7FF]", "?").replace("&", "&amp;").replace("<", "&lt;");
    MetadataResult result = read(JUNO.replace("web-1", escaped));

    assertThat(result).isInstanceOf(Found.class);
  }

  private static NovaMetadata found(String metadata) throws CollectorException {
    assertThat(read(metadata)).isInstanceOf(Found.class);
    return ((Found) read(metadata)).nova();
  }

  private static MetadataResult read(String metadata) throws CollectorException {
    return DomainXmlReader.read(
            "<domain><metadata>" + metadata + "</metadata></domain>", "domain XML of x")
        .metadata();
  }
}
