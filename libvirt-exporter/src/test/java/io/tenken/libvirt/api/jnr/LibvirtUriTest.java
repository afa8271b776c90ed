package io.tenken.libvirt.api.jnr;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.Set;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayName("A libvirt URI")
class LibvirtUriTest {

  private static final Path MODULAR = Path.of("/run/libvirt/virtqemud-sock-ro");
  private static final Path OLD = Path.of("/run/libvirt/libvirt-sock-ro");

  @Test
  @DisplayName("of the system means the modular daemon where it is, even beside the old one")
  void modular() {
    assertThat(new LibvirtUri("qemu:///system", Set.of(MODULAR, OLD)::contains).resolved())
        .isEqualTo("qemu+unix:///system?socket=/run/libvirt/virtqemud-sock-ro");
  }

  @Test
  @DisplayName("of the system is libvirt's own business where the old daemon is, or none")
  void old() {
    assertThat(new LibvirtUri("qemu:///system", Set.of(OLD)::contains).resolved())
        .isEqualTo("qemu:///system");
    assertThat(new LibvirtUri("qemu:///system", path -> false).resolved())
        .isEqualTo("qemu:///system");
  }

  @Test
  @DisplayName("that names its socket is taken as it is, and shown without it")
  void explicit() {
    LibvirtUri uri = LibvirtUri.parse("qemu+ssh://root:secret@host/system?keyfile=/k");

    assertThat(uri.resolved()).isEqualTo("qemu+ssh://root:secret@host/system?keyfile=/k");
    assertThat(uri.shown()).doesNotContain("secret").doesNotContain("keyfile");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "nonsense", "foo:///system", "http://x/", "qemu:///a b", "/run/x"})
  @DisplayName("that libvirt has no driver for is refused with an example")
  void unknown(String text) {
    assertThatThrownBy(() -> LibvirtUri.parse(text))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("qemu:///system");
  }

  @Test
  @DisplayName("of the test driver is in this process, unless it says otherwise")
  void inProcess() {
    assertThat(LibvirtUri.parse("test:///default").isInProcess()).isTrue();
    assertThat(LibvirtUri.parse("test+unix:///default").isInProcess()).isFalse();
  }

  @Test
  @DisplayName("has the sockets at which it may be found on this machine, the modular one first")
  void sockets() {
    assertThat(LibvirtUri.parse("qemu:///system").sockets()).containsExactly(MODULAR, OLD);
    assertThat(LibvirtUri.parse("qemu+unix:///system?no_tty=1&socket=/run/v.sock").sockets())
        .containsExactly(Path.of("/run/v.sock"));
    assertThat(LibvirtUri.parse("qemu+unix:///system").sockets()).isEmpty();
    assertThat(LibvirtUri.parse("qemu+tls://node-1/system?socket=/run/v.sock").sockets()).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({
    "qemu:///system, true",
    "qemu:///session, true",
    "qemu+unix:///system?socket=/run/v.sock, true",
    "qemu+tls://node-1/system, false",
    "lxc:///system, false",
    "test:///default, false"
  })
  @DisplayName("of QEMU on this machine has guests that are processes of it")
  void localQemu(String uri, boolean expected) {
    assertThat(LibvirtUri.parse(uri).isLocalQemu()).isEqualTo(expected);
  }

  @Test
  @DisplayName("of the test driver names a file, unless it is libvirt's own example")
  void nodeFile() {
    assertThat(LibvirtUri.parse("test:///etc/node.xml").nodeFile())
        .contains(Path.of("/etc/node.xml"));
    assertThat(LibvirtUri.parse("test:///default").nodeFile()).isEmpty();
    assertThat(LibvirtUri.parse("qemu:///system").nodeFile()).isEmpty();
  }
}
