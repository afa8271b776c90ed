package io.tenken.testkit.lab;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("Waiting")
class AwaitTest {

  private final AtomicInteger asked = new AtomicInteger();

  @Test
  @DisplayName("ends with the first value that there is")
  void first_value() {
    int third =
        Await.value(
            "it is the third time",
            Duration.ofSeconds(10),
            () -> Optional.of(asked.incrementAndGet()).filter(count -> count == 3));
    assertThat(third).isEqualTo(3);
  }

  @Test
  @DisplayName("asks at least once and says what it waited for in vain")
  void deadline() {
    assertThatThrownBy(
            () ->
                Await.until(
                    "pigs fly",
                    Duration.ZERO,
                    () -> {
                      asked.incrementAndGet();
                      return false;
                    }))
        .isInstanceOf(LabException.class)
        .hasMessage("waited 0 ms in vain until pigs fly");
    assertThat(asked).hasValue(1);
  }

  @Test
  @DisplayName("gives up when the thread is interrupted, and leaves it interrupted")
  void interrupt() {
    Thread.currentThread().interrupt();
    assertThatThrownBy(() -> Await.until("pigs fly", Duration.ofMinutes(1), () -> false))
        .hasMessageContaining("interrupted");
    assertThat(Thread.interrupted()).isTrue();
  }
}
