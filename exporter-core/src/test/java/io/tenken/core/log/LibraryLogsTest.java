package io.tenken.core.log;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.logging.Handler;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("What libraries log")
class LibraryLogsTest {

  private final List<String> events = new ArrayList<>();
  private Instant now = Instant.parse("2026-11-22T10:00:00Z");
  private final InstantSource time = () -> now;
  private final EventLog log =
      (level, event, facts) -> events.add(level + " " + event + " " + Arrays.toString(facts));
  private final LibraryLogs.Installation installation =
      LibraryLogs.install(log, Clock.fixed(now, ZoneOffset.UTC));

  @AfterEach
  void uninstall() {
    installation.close();
  }

  @Test
  @DisplayName("comes out as events, by either façade of the JDK")
  void bothFacades() {
    System.getLogger("org.example.a").log(System.Logger.Level.WARNING, "low on {0}", "disk");
    Logger.getLogger("org.example.b").log(Level.SEVERE, "gone", new IllegalStateException("x"));

    assertThat(events)
        .containsExactly(
            "WARNING library_message [logger, org.example.a, message, low on disk]",
            "ERROR library_message [logger, org.example.b, message, gone,"
                + " error, java.lang.IllegalStateException: x]");
  }

  @Test
  @DisplayName("leaves the former handlers in place afterwards")
  void restoresHandlers() {
    Handler[] during = Logger.getLogger("").getHandlers();
    installation.close();

    assertThat(during).hasSize(1);
    assertThat(Logger.getLogger("").getHandlers()).doesNotContain(during);
  }

  @Test
  @DisplayName("is cut at 60 lines a minute, and the next minute says how many were lost")
  void rateLimit() {
    installation.close();
    try (LibraryLogs.Installation limited =
        LibraryLogs.install(log, time.withZone(ZoneOffset.UTC))) {
      Logger noisy = Logger.getLogger("org.example.noisy");
      for (int i = 0; i < 75; i++) {
        noisy.warning("client sent rubbish");
      }
      assertThat(events).hasSize(60);

      now = now.plus(Duration.ofMinutes(1));
      noisy.warning("again");
    }
    assertThat(events).hasSize(62);
    assertThat(events.get(60)).isEqualTo("WARNING library_messages_suppressed [count, 15]");
  }
}
