package io.tenken.core.untrusted;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import io.tenken.core.spi.CollectorException;
import io.tenken.core.spi.FailureReason;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import javax.xml.stream.XMLStreamException;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayName("XML that others have written")
class SafeXmlTest {

  private static final String DOMAIN =
      """
      <domain type='kvm' id='7'>
        <name>instance-00000001</name>
        <metadata xmlns:nova="http://openstack.org/xmlns/libvirt/nova/1.1">
          <nova:instance><nova:name nova:lang="de">web &amp; shop</nova:name></nova:instance>
        </metadata>
        <description>a<b>not this</b>c<![CDATA[<d>]]></description>
        <devices>
          <disk><target dev='vda' bus='virtio'/></disk>
          <disk><target dev='vdb'/></disk>
        </devices>
      </domain>
      """;

  @Test
  void is_read_element_by_element() throws CollectorException {
    List<String> seen = new ArrayList<>();

    SafeXml.read(
        DOMAIN,
        "domain XML",
        xml -> {
          readDomain(xml, seen);
          return seen;
        });

    assertThat(seen)
        .containsExactly(
            "type kvm",
            "name instance-00000001",
            "{http://openstack.org/xmlns/libvirt/nova/1.1}name web & shop",
            "description ac<d>",
            "disk vda",
            "disk vdb");
  }

  private static void readDomain(XmlCursor xml, List<String> seen) throws XMLStreamException {
    assertThat(xml.depth()).isZero();
    assertThat(xml.nextChild(0)).isTrue();
    seen.add("type " + xml.attribute("type").orElseThrow());
    int domain = xml.depth();
    while (xml.nextChild(domain)) {
      switch (xml.name()) {
        case "name", "description" -> seen.add(xml.name() + " " + xml.text());
        case "metadata" -> readNova(xml, seen);
        case "devices" -> readDisks(xml, seen);
        default -> throw new AssertionError(xml.name());
      }
    }
    assertThat(xml.nextChild(domain)).isFalse();
    assertThat(xml.nextChild(0)).isFalse();
  }

  private static void readNova(XmlCursor xml, List<String> seen) throws XMLStreamException {
    int metadata = xml.depth();
    while (xml.nextChild(metadata)) {
      int instance = xml.depth();
      while (xml.nextChild(instance)) {
        assertThat(xml.attribute("lang")).as("attribute of another namespace").isEmpty();
        seen.add("{%s}%s %s".formatted(xml.namespace(), xml.name(), xml.text()));
      }
    }
  }

  private static void readDisks(XmlCursor xml, List<String> seen) throws XMLStreamException {
    int devices = xml.depth();
    while (xml.nextChild(devices)) {
      assertThat(xml.namespace()).isEmpty();
      xml.nextChild(devices + 1);
      seen.add("disk " + xml.attribute("dev").orElseThrow());
      assertThat(xml.attribute("nothing")).isEmpty();
    }
  }

  @Test
  @DisplayName("does not get at our files by an external entity")
  void has_no_external_entity(@TempDir Path directory) throws IOException {
    Path secret = Files.writeString(directory.resolve("secret"), "hunter2");

    assertFailure(
        "<!DOCTYPE d [<!ENTITY x SYSTEM \"%s\">]><d>&x;</d>".formatted(secret.toUri()),
        FailureReason.PARSE);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "<!DOCTYPE d><d/>",
        "<!DOCTYPE d SYSTEM \"http://127.0.0.1:1/d.dtd\"><d/>",
        "<!DOCTYPE d [<!ENTITY a \"aaaa\"><!ENTITY b \"&a;&a;&a;\">]><d>&b;</d>",
        "<d>&unknown;</d>",
        "<d a='&unknown;'/>",
        "",
        " ",
        "text",
        "<d>",
        "<d></e>",
        "<d/><e/>",
        "<d a='1' a='2'/>",
        "<d><x:e/></d>",
        "<d>\u0000</d>",
        "<d>&#0;</d>",
        "<d>&#xD800;</d>",
        "<d a=1/>",
        "<?xml version='9.9'?><d/>",
        "<d/>trailing"
      })
  @DisplayName("has no document type and is well-formed to its end")
  void is_well_formed(String document) {
    assertFailure(document, FailureReason.PARSE);
  }

  @Test
  void is_refused_truncated_even_where_all_of_interest_was_there() {
    assertThatExceptionOfType(CollectorException.class)
        .isThrownBy(
            () ->
                SafeXml.read(
                    "<domain><name>a</name><devices>", "domain XML", xml -> xml.nextChild(0)))
        .withMessageStartingWith("domain XML: [row,col]:[1,32]")
        .satisfies(e -> assertThat(e.reason()).isEqualTo(FailureReason.PARSE));
  }

  @Test
  void is_at_most_64_elements_deep() throws CollectorException {
    assertThat(depthOf("<d>".repeat(64) + "</d>".repeat(64))).isEqualTo(64);
    assertFailure("<d>".repeat(65) + "</d>".repeat(65), FailureReason.LIMIT);
    assertFailure("<d>".repeat(100_000), FailureReason.LIMIT);
  }

  @Test
  @DisplayName("is at most 4 Mi characters long")
  void is_bounded() throws CollectorException {
    String most = "<d>" + " ".repeat(SafeXml.MAX_DOCUMENT - 7) + "</d>";

    assertThat(depthOf(most)).isEqualTo(1);
    assertFailure(most + " ", FailureReason.LIMIT);
  }

  @Test
  @DisplayName("loses what a text or an attribute has beyond 4 Ki characters")
  void has_bounded_texts() throws CollectorException {
    String most = "x".repeat(SafeXml.MAX_TEXT);

    assertThat(text("<d>" + most + "</d>")).isEqualTo(most);
    assertThat(text("<d>" + most + "y".repeat(70_000) + "</d>")).isEqualTo(most);
    assertThat(text("<d>" + "x".repeat(4095) + "👍</d>")).isEqualTo("x".repeat(4095));
    assertThat(text("<d a='%s'/>".formatted(most + "y"), "a")).isEqualTo(most);
  }

  @Test
  void gives_a_text_only_where_its_element_starts() {
    assertThatIllegalStateException()
        .isThrownBy(
            () ->
                SafeXml.read(
                    "<d>text</d>",
                    "d",
                    xml -> {
                      xml.nextChild(0);
                      return xml.text() + xml.text();
                    }));
  }

  private static int depthOf(String document) throws CollectorException {
    return SafeXml.read(
        document,
        "document",
        xml -> {
          int deepest = 0;
          while (xml.nextChild(deepest)) {
            deepest = xml.depth();
          }
          return deepest;
        });
  }

  private static String text(String document) throws CollectorException {
    return SafeXml.read(
        document,
        "document",
        xml -> {
          xml.nextChild(0);
          return xml.text();
        });
  }

  private static String text(String document, String attribute) throws CollectorException {
    return SafeXml.read(
        document,
        "document",
        xml -> {
          xml.nextChild(0);
          return xml.attribute(attribute).orElseThrow();
        });
  }

  private static void assertFailure(String document, FailureReason reason) {
    assertThatExceptionOfType(CollectorException.class)
        .isThrownBy(() -> SafeXml.read(document, "domain XML", xml -> 0))
        .withMessageStartingWith("domain XML: ")
        .withMessageNotContaining("\n")
        .satisfies(e -> assertThat(e.reason()).isEqualTo(reason));
  }
}
