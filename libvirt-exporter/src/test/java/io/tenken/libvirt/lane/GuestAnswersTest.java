package io.tenken.libvirt.lane;

import static org.assertj.core.api.Assertions.assertThat;

import io.tenken.libvirt.api.DomainId;
import io.tenken.libvirt.lane.Missing.Why;
import java.util.Map;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("Answers of guests")
class GuestAnswersTest {

  private static final DomainId A = new DomainId("instance-a", "3");
  private static final DomainId B = new DomainId("instance-b", "2");
  private static final DomainId C = new DomainId("instance-c", "1");

  @Test
  @DisplayName("are in the order of the guests' names, in whichever they came")
  void inOrder() {
    Missing stuck = new Missing(Why.STUCK, "its monitor has not answered");

    GuestAnswers<String> answers =
        GuestAnswers.of(Map.of(C, "c", A, "a", B, "b"), Map.of(C, stuck, B, stuck));

    assertThat(answers.answers().keySet()).containsExactly(A, B, C);
    assertThat(answers.missing().keySet()).containsExactly(B, C);
  }

  @Test
  @DisplayName("stay so with those of other guests between them")
  void plus() {
    GuestAnswers<String> answers = GuestAnswers.of(Map.of(A, "a", C, "c"), Map.of());

    assertThat(answers.plus(Map.of(B, "b")).answers().keySet()).containsExactly(A, B, C);
  }
}
