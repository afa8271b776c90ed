package io.tenken.core.engine;

import static org.assertj.core.api.Assertions.assertThat;

import io.tenken.core.spi.FailureReason;
import java.time.Duration;
import java.util.Optional;
import net.jqwik.api.ForAll;
import net.jqwik.api.Label;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import net.jqwik.api.constraints.LongRange;

@Label("The rest that a peer out of reach is given")
class BackoffPropertyTest {

  @Property
  @Label("never lasts longer than 30 s, and is left out where it would be less than 1 s")
  void pause_is_bounded(
      @ForAll @LongRange(min = 0, max = 60_000) long costMillis,
      @ForAll @DoubleRange(min = 0, max = 1) double random) {
    Backoff backoff = new Backoff(() -> random);
    long now = Long.MAX_VALUE - 7;
    RunResult failed =
        RunResult.failed(Failure.of(FailureReason.UNREACHABLE, "gone"))
            .lasting(Duration.ofMillis(costMillis));
    for (int i = 0; i < Backoff.PATIENCE; i++) {
      assertThat(backoff.pauseAt(now)).isEmpty();
      backoff.ended(failed, now);
    }

    Optional<Failure> pause = backoff.pauseAt(now);

    assertThat(pause.isPresent()).isEqualTo(costMillis >= 50);
    long cap = Duration.ofSeconds(30).toNanos();
    long most = Math.min(cap, Math.round(costMillis * 20e6 * 1.1));
    long least = Math.min(cap, Math.round(costMillis * 20e6 * 0.9));
    assertThat(backoff.pauseAt(now + most)).isEmpty();
    if (costMillis >= 50) {
      assertThat(backoff.pauseAt(now + least - 1)).isPresent();
    }
  }
}
