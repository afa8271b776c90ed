package io.tenken.testkit.lab;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Optional;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ConditionEvaluationResult;

@DisplayName("A test that needs the lab")
class LabConditionTest {

  private final LabCondition laptop = new LabCondition(false, LabConditionTest::onlyPrometheus);
  private final LabCondition ci = new LabCondition(true, LabConditionTest::onlyPrometheus);

  @Test
  @DisplayName("runs where all parts are")
  void runs() {
    assertThat(ci.judge(LabPart.PROMETHEUS).isDisabled()).isFalse();
  }

  @Test
  @DisplayName("is skipped where a part is missing, and says why")
  void skipped() {
    ConditionEvaluationResult result = laptop.judge(LabPart.PROMETHEUS, LabPart.LIBVIRT);
    assertThat(result.isDisabled()).isTrue();
    assertThat(result.getReason()).contains("no LIBVIRT here");
  }

  @Test
  @DisplayName("fails where CI is set and a part is missing")
  void fails() {
    assertThatThrownBy(() -> ci.judge(LabPart.LIBVIRT))
        .isInstanceOf(LabException.class)
        .hasMessageContaining("no LIBVIRT here")
        .hasMessageContaining("CI");
  }

  private static Optional<String> onlyPrometheus(LabPart part) {
    return part == LabPart.PROMETHEUS ? Optional.empty() : Optional.of("no " + part + " here");
  }
}
