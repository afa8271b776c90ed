package io.tenken.core.web;

import static org.assertj.core.api.Assertions.assertThat;

import io.tenken.core.testing.FakeTicker;
import io.tenken.core.web.WebConfig.RateLimit;
import java.time.Duration;
import java.util.stream.IntStream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("The rate limit")
class TokenBucketTest {

  private final FakeTicker ticker = new FakeTicker();

  @Test
  @DisplayName("lets a burst through, and one more after each interval")
  void lets_a_burst_through() {
    TokenBucket bucket = bucket(Duration.ofSeconds(1), 3);

    assertThat(taken(bucket)).isEqualTo(3);
    ticker.advance(Duration.ofMillis(999));
    assertThat(taken(bucket)).isZero();
    ticker.advance(Duration.ofMillis(1));
    assertThat(taken(bucket)).isEqualTo(1);
    ticker.advance(Duration.ofSeconds(2));
    assertThat(taken(bucket)).isEqualTo(2);
  }

  @Test
  void saves_no_more_than_a_burst() {
    TokenBucket bucket = bucket(Duration.ofSeconds(1), 3);

    ticker.advance(Duration.ofDays(1));

    assertThat(taken(bucket)).isEqualTo(3);
  }

  @Test
  void holds_at_its_limits() {
    TokenBucket bucket = bucket(Duration.ofDays(1), 1_000_000);

    assertThat(IntStream.range(0, 1000).filter(i -> bucket.take()).count()).isEqualTo(1000);
    assertThat(taken(bucket(Duration.ofDays(1), 1))).isEqualTo(1);
  }

  private TokenBucket bucket(Duration interval, int burst) {
    return new TokenBucket(new RateLimit(interval, burst), ticker);
  }

  private static long taken(TokenBucket bucket) {
    return IntStream.range(0, 10).filter(i -> bucket.take()).count();
  }
}
