package io.tenken.libvirt.domainxml;

import static org.assertj.core.api.Assertions.assertThat;

import io.tenken.core.spi.CollectorException;
import io.tenken.libvirt.domainxml.NovaMetadata.Address;
import io.tenken.libvirt.domainxml.NovaMetadata.Owner;
import io.tenken.libvirt.domainxml.NovaMetadata.Port;
import io.tenken.libvirt.domainxml.NovaMetadata.Root;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Every release of nova that writes metadata, by what it writes (nova/virt/libvirt/config.py,
 * nova/virt/libvirt/driver.py of its tag).
 */
@DisplayName("The metadata of nova")
class NovaReleasesTest {

  private static final String EVERY_RELEASE =
      """
      2014.2.4, 2015.1.4, 12.0.6, 13.1.4, 14.1.0, 15.1.5, 16.1.8, 17.0.13, 18.3.0, 19.3.2, 20.6.1,
      21.2.4, 22.4.0, 23.2.2, 24.2.1, 25.3.0, 26.3.0, 27.5.1, 28.3.0, 29.2.0, 30.0.0, 31.0.0,
      32.0.0, 33.0.0
      """;

  /** What a guest was started from; nova tells of a volume since 30.0. */
  private enum Boot {
    IMAGE,
    VOLUME,
    VOLUME_OF_AN_IMAGE
  }

  static Stream<Arguments> releases() {
    return Stream.of(EVERY_RELEASE.strip().split(",\\s*"))
        .flatMap(version -> Stream.of(Boot.values()).map(boot -> Arguments.of(version, boot)));
  }

  @ParameterizedTest(name = "{0}, guest of {1}")
  @MethodSource("releases")
  @DisplayName("has of every release what that release tells, and nothing else")
  void everyRelease(String version, Boot boot) throws CollectorException {
    int major = Integer.parseInt(version.substring(0, version.indexOf('.')));
    int release = major > 2000 ? major - 2003 : major;

    NovaMetadata nova = read(written(version, release, boot));

    assertThat(nova.novaVersion()).isEqualTo(version);
    assertThat(nova.name()).isEqualTo("web-1");
    assertThat(nova.written()).contains(Instant.parse("2026-01-30T11:22:33Z"));
    assertThat(nova.flavor().name()).isEqualTo("m1.small");
    assertThat(nova.flavor().sizes().memoryMib()).hasValue(2048);
    assertThat(nova.flavor().sizes().vcpus()).hasValue(2);
    assertThat(nova.owner()).isEqualTo(new Owner("alice", "u-1", "shop", "p-1"));
    assertThat(nova.root()).isEqualTo(expectedRoot(release, boot));
    assertThat(nova.ports()).isEqualTo(release >= 23 ? PORTS : List.of());
    assertThat(nova.flavor().id()).isEqualTo(release >= 32 ? "42" : "");
    assertThat(nova.tellsExtraSpecs()).isEqualTo(release >= 32);
    assertThat(nova.flavor().extraSpecs())
        .isEqualTo(release >= 32 ? Map.of("hw:cpu_policy", "dedicated") : Map.of());
    assertThat(nova.imageProperties())
        .isEqualTo(release >= 32 ? Map.of("hw_cpu_thread_policy", "isolate") : Map.of());
  }

  private static final List<Port> PORTS =
      List.of(
          new Port(
              "port-1",
              List.of(new Address("192.0.2.10", "fixed"), new Address("2001:db8::10", "fixed"))),
          new Port("port-2", List.of()));

  private static Root expectedRoot(int release, Boot boot) {
    return switch (boot) {
      case IMAGE -> new Root("image", "i-1");
      case VOLUME -> release >= 30 ? new Root("volume", "") : Root.NONE;
      case VOLUME_OF_AN_IMAGE ->
          release >= 32
              ? new Root("volume", "i-1")
              : release >= 30 ? new Root("volume", "") : Root.NONE;
    };
  }

  private static String written(String version, int release, Boot boot) {
    return """
        <nova:instance xmlns:nova="http://openstack.org/xmlns/libvirt/nova/%s">
          <nova:package version="%s"/>
          <nova:name>web-1</nova:name>
          <nova:creationTime>2026-01-30 11:22:33</nova:creationTime>
          %s%s
          <nova:owner>
            <nova:user uuid="u-1">alice</nova:user>
            <nova:project uuid="p-1">shop</nova:project>
          </nova:owner>
          %s%s
        </nova:instance>
        """
        .formatted(
            release >= 23 ? "1.1" : "1.0",
            version,
            flavor(release),
            release >= 32 ? image(boot) : "",
            root(release, boot),
            release >= 23 ? ports() : "");
  }

  private static String flavor(int release) {
    return """
        <nova:flavor name="m1.small"%s>
          <nova:memory>2048</nova:memory>
          <nova:disk>20</nova:disk>
          <nova:swap>0</nova:swap>
          <nova:ephemeral>0</nova:ephemeral>
          <nova:vcpus>2</nova:vcpus>
          %s
        </nova:flavor>
        """
        .formatted(release >= 32 ? " id=\"42\"" : "", release >= 32 ? extraSpecs() : "");
  }

  private static String extraSpecs() {
    return """
        <nova:extraSpecs>
          <nova:extraSpec name="hw:cpu_policy">dedicated</nova:extraSpec>
        </nova:extraSpecs>
        """;
  }

  private static String image(Boot boot) {
    return """
        <nova:image uuid="%s">
          <nova:containerFormat>bare</nova:containerFormat>
          <nova:diskFormat>raw</nova:diskFormat>
          <nova:minDisk>20</nova:minDisk>
          <nova:minRam>0</nova:minRam>
          <nova:properties>
            <nova:property name="hw_cpu_thread_policy">isolate</nova:property>
          </nova:properties>
        </nova:image>
        """
        .formatted(boot == Boot.VOLUME ? "" : "i-1");
  }

  private static String root(int release, Boot boot) {
    if (boot == Boot.IMAGE) {
      return "<nova:root type=\"image\" uuid=\"i-1\"/>";
    }
    return release >= 30 ? "<nova:root type=\"volume\" uuid=\"\"/>" : "";
  }

  private static String ports() {
    return """
        <nova:ports>
          <nova:port uuid="port-1">
            <nova:ip type="fixed" address="192.0.2.10" ipVersion="4"/>
            <nova:ip type="fixed" address="2001:db8::10" ipVersion="6"/>
          </nova:port>
          <nova:port uuid="port-2"/>
        </nova:ports>
        """;
  }

  static Stream<Arguments> hostileNames() {
    return Stream.of(
        Arguments.of("a quote", "a \" b", "a \" b"),
        Arguments.of("a tag", "&lt;/nova:name&gt;", "</nova:name>"),
        Arguments.of("an entity that is none", "&amp;lol;", "&lol;"),
        Arguments.of("a CDATA section", "<![CDATA[<b>&amp;]]>", "<b>&amp;"),
        Arguments.of("a comment in the middle", "we<!-- -->b", "web"),
        Arguments.of("a line of its own", "one&#10;two", "one\ntwo"),
        Arguments.of("a backslash", "\\\" \\n", "\\\" \\n"),
        Arguments.of("what looks like a label", "x\",uuid=\"y", "x\",uuid=\"y"),
        Arguments.of("a turn of the writing direction", "\u202Eevil", "\u202Eevil"),
        Arguments.of("a sign beyond 16 bits", "\uD83D\uDC27", "\uD83D\uDC27"));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("hostileNames")
  @DisplayName("takes a name as it was meant that holds")
  void hostileName(String what, String escaped, String meant) throws CollectorException {
    String metadata = written("33.0.0", 33, Boot.IMAGE);

    assertThat(read(metadata.replace(">web-1<", ">" + escaped + "<")).name()).isEqualTo(meant);
    assertThat(read(metadata.replace(">shop<", ">" + escaped + "<")).owner().projectName())
        .isEqualTo(meant);
  }

  private static NovaMetadata read(String metadata) throws CollectorException {
    MetadataResult result =
        DomainXmlReader.read(
                "<domain><metadata>" + metadata + "</metadata></domain>", "domain XML of x")
            .metadata();
    assertThat(result).isInstanceOf(MetadataResult.Found.class);
    return ((MetadataResult.Found) result).nova();
  }
}
