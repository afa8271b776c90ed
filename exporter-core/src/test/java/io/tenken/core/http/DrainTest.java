package io.tenken.core.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tenken.core.testing.Patience;
import java.io.IOException;
import java.net.ConnectException;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("A server that stops")
class DrainTest {

  private final RunningServer server = new RunningServer();

  @Test
  void lets_the_scrape_in_flight_finish_and_takes_no_new_one() throws Exception {
    server.scraper.hold();
    try (RawClient inFlight = RawClient.connect(server.address())) {
      inFlight.send(RawClient.head("GET", "/metrics"));
      Patience.until("the scrape to run", () -> server.scraper.running() == 1);

      CompletableFuture<Void> stopped = CompletableFuture.runAsync(server::stop);
      Patience.until("the server to stop", () -> status("/-/ready") == 503);
      assertThat(status("/metrics")).isEqualTo(503);
      assertThat(status("/-/healthy")).isEqualTo(200);
      assertThat(stopped).isNotDone();

      server.scraper.release();
      assertThat(inFlight.read().text()).isEqualTo(FakeScraper.PAGE);
      stopped.get();
    }
    assertThatThrownBy(() -> server.get("/-/healthy")).isInstanceOf(ConnectException.class);
  }

  @Test
  void stops_at_once_when_nothing_is_in_flight_even_with_half_a_request() throws IOException {
    try (RawClient half = RawClient.connect(server.address())) {
      half.send("GET /metrics HT");
      server.stop();
      server.stop();
      assertThat(half.isClosedByServer()).isTrue();
    }
  }

  private int status(String target) {
    try {
      return server.get(target).status();
    } catch (IOException failure) {
      throw new AssertionError(failure);
    }
  }
}
