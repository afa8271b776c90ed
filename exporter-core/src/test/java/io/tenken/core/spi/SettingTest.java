package io.tenken.core.spi;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("A setting")
class SettingTest {

  /** How much of each vCPU is told. */
  enum Detail {
    ALL,
    PINNED_ONLY
  }

  @Test
  void reads_each_kind_of_value() {
    assertThat(Setting.text("libvirt.uri", "URI", "h", "").parser().apply("test:///"))
        .isEqualTo("test:///");
    assertThat(Setting.path("ovs.rundir", "h", "/run").parser().apply("/tmp"))
        .isEqualTo(Path.of("/tmp"));
    assertThat(Setting.flag("x", "h", true).parser().apply("false")).isFalse();
    assertThat(Setting.number("x", "h", 4, 1, 8).parser().apply("8")).isEqualTo(8);
    assertThat(Setting.duration("x", "h", "10s").parser().apply("1m"))
        .isEqualTo(Duration.ofMinutes(1));
    assertThat(Setting.choice("x", "h", Detail.class, Detail.ALL).parser().apply("pinned-only"))
        .isEqualTo(Detail.PINNED_ONLY);
  }

  @Test
  void says_what_was_expected() {
    assertThatThrownBy(() -> Setting.flag("x", "h", true).parser().apply("yes"))
        .hasMessage("expected true or false");
    assertThatThrownBy(() -> Setting.number("x", "h", 4, 1, 8).parser().apply("9"))
        .hasMessage("expected a number from 1 to 8");
    assertThatThrownBy(() -> Setting.number("x", "h", 4, 1, 8).parser().apply("many"))
        .hasMessage("expected a number from 1 to 8");
    assertThatThrownBy(
            () -> Setting.choice("x", "h", Detail.class, Detail.ALL).parser().apply("ALL"))
        .hasMessage("expected all|pinned-only");
  }

  @Test
  void shows_its_default_as_the_user_would_type_it() {
    assertThat(Setting.choice("x", "h", Detail.class, Detail.PINNED_ONLY).defaults())
        .containsExactly("pinned-only");
    assertThat(Setting.text("x", "TEXT", "h", "").defaults()).isEmpty();
    assertThat(Setting.number("x", "h", 4, 1, 8).severalTimes().defaults()).isEmpty();
    assertThat(Setting.number("x", "h", 4, 1, 8).severalTimes().repeatable()).isTrue();
  }
}
