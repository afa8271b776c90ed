package io.tenken.libvirt.api.jnr;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tenken.core.spi.FailureReason;
import io.tenken.libvirt.api.LibvirtFailure;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("What a driver lacks")
class DriverGapsTest {

  private final DriverGaps gaps = new DriverGaps();

  @Test
  @DisplayName("is the bulk call and monitors after three poor answers in a row")
  void poorBulk() {
    gaps.bulkAnswered(false);
    gaps.bulkAnswered(false);
    assertThat(gaps.hasPoorBulk()).isFalse();
    assertThat(gaps.includeMonitors()).isFalse();

    gaps.bulkAnswered(false);
    assertThat(gaps.hasPoorBulk()).isTrue();
    assertThat(gaps.includeMonitors()).isTrue();
  }

  @Test
  @DisplayName("is not the bulk call where a guest has an answer in between")
  void oneRichAnswer() {
    gaps.bulkAnswered(false);
    gaps.bulkAnswered(false);
    gaps.bulkAnswered(true);
    gaps.bulkAnswered(false);

    assertThat(gaps.hasPoorBulk()).isFalse();
  }

  @Test
  @DisplayName("is a call that no guest of it has, and none that fails for one guest")
  void calls() {
    gaps.noted("one", LibvirtFailure.notInDriver("not in this driver"));
    gaps.noted(
        "other",
        new LibvirtFailure(
            LibvirtFailure.Kind.UNSUPPORTED, FailureReason.PROTOCOL, "not for this guest"));

    assertThatThrownBy(() -> gaps.check("one")).hasMessage("one: this driver does not have it");
    assertThatCode(() -> gaps.check("other")).doesNotThrowAnyException();
  }
}
