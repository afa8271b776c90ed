package io.tenken.libvirt.api.jnr;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.Set;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
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
}
