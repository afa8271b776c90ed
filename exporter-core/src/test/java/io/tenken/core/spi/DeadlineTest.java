package io.tenken.core.spi;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("A deadline")
class DeadlineTest {

  /** Near the overflow of the clock, where a comparison by {@code <} would go wrong. */
  private final AtomicLong now = new AtomicLong(Long.MAX_VALUE - 1_000_000_000L);

  private final Deadline deadline = Deadline.after(Duration.ofSeconds(5), now::get);

  @Test
  void counts_down_and_stays_at_zero() {
    assertThat(deadline.remaining()).isEqualTo(Duration.ofSeconds(5));
    pass(Duration.ofMillis(4_999));
    assertThat(deadline.expired()).isFalse();
    assertThat(deadline).hasToString("in 1 ms");
    pass(Duration.ofMillis(1));
    assertThat(deadline.expired()).isTrue();
    pass(Duration.ofSeconds(2));
    assertThat(deadline.remaining()).isZero();
    assertThat(deadline.overdueNanos()).isEqualTo(2_000_000_000L);
  }

  @Test
  void gives_way_to_an_earlier_one() {
    assertThat(deadline.orEarlier(Duration.ofSeconds(2)).remaining())
        .isEqualTo(Duration.ofSeconds(2));
    assertThat(deadline.orEarlier(Duration.ofSeconds(9))).isSameAs(deadline);
  }

  @Test
  void compares_with_another_and_keeps_when_it_was_set() {
    pass(Duration.ofMillis(100));
    Deadline sooner = Deadline.after(Duration.ofSeconds(1), now::get);
    Deadline later = Deadline.after(Duration.ofSeconds(20), now::get);

    assertThat(deadline.orEarlier(sooner).remaining()).isEqualTo(Duration.ofSeconds(1));
    assertThat(deadline.orEarlier(sooner).setNanos()).isEqualTo(deadline.setNanos());
    assertThat(deadline.orEarlier(later)).isSameAs(deadline);
    assertThat(deadline.orLater(later).remaining()).isEqualTo(Duration.ofSeconds(20));
    assertThat(deadline.orLater(later).setNanos()).isEqualTo(deadline.setNanos());
    assertThat(deadline.orLater(sooner)).isSameAs(deadline);
    assertThat(deadline.earlierBy(Duration.ofSeconds(1)).remaining())
        .isEqualTo(Duration.ofMillis(3_900));
  }

  private void pass(Duration time) {
    now.addAndGet(time.toNanos());
  }
}
