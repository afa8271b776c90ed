package io.tenken.core.http;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;
import io.tenken.core.engine.ScrapeRequest;
import io.tenken.core.engine.Selection;
import io.tenken.core.spi.ConfigurationException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Set;
import java.util.regex.Pattern;

class RequestFuzzTest {

  private static final Set<String> ENABLED = Set.of("cpu", "state");
  private static final Pattern HARMLESS = Pattern.compile("[ -~]{1,400}");
  private static final Duration OFFSET = Duration.ofMillis(250);
  private static final Duration MOST = Duration.ofMinutes(2);

  /** Every query asks for something that is there, or is refused in words that hold no trap. */
  @FuzzTest
  void asks_or_is_refused(byte[] query) {
    try {
      ScrapeRequest wanted =
          ScrapeQuery.parse(new String(query, StandardCharsets.ISO_8859_1), ENABLED);
      if (wanted.collectors() instanceof Selection.Only only) {
        assertThat(ENABLED).containsAll(only.names());
      }
    } catch (HttpProblem refused) {
      assertThat(refused.answer().status()).isEqualTo(400);
      assertThat(refused.getMessage()).matches(HARMLESS);
    }
  }

  /** Every timeout leaves time and is bounded, or is ignored. */
  @FuzzTest
  void bounds_the_scrape_or_is_ignored(byte[] header) {
    ScrapeTimeout.parse(new String(header, StandardCharsets.ISO_8859_1), OFFSET)
        .ifPresent(timeout -> assertThat(timeout).isPositive().isLessThan(MOST));
  }

  /** Every listen address is read, or refused in words that quote it. */
  @FuzzTest
  void listens_or_is_refused(byte[] address) {
    String text = new String(address, StandardCharsets.UTF_8);
    try {
      assertThat(ListenAddress.parse(text).port()).isBetween(0, 65_535);
    } catch (ConfigurationException refused) {
      assertThat(refused).hasMessageStartingWith("--web.listen-address \"" + text + "\": ");
    }
  }
}
