package io.tenken.core.http;

import static org.assertj.core.api.Assertions.assertThat;

import io.tenken.core.engine.CollectorStatus;
import io.tenken.core.spi.FailureReason;
import java.io.IOException;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayName("The web server, besides metrics,")
class OtherEndpointsTest {

  private final RunningServer server = new RunningServer();

  @AfterEach
  void stop() {
    server.close();
  }

  @Test
  void is_healthy_and_ready_without_asking_the_collectors() throws IOException {
    server.scraper.hold();
    assertThat(server.get("/-/healthy").text()).isEqualTo("healthy\n");
    assertThat(server.get("/-/ready").text()).isEqualTo("ready\n");
    assertThat(server.scraper.scrapes()).isZero();
  }

  @Test
  void shows_what_runs_and_what_is_wrong() throws IOException {
    server.scraper.hasStatus(
        FakeScraper.idle("cpu"),
        new CollectorStatus(
            "disk",
            CollectorStatus.State.LATE,
            Optional.of(FailureReason.TIMEOUT),
            "guest <b>\"evil\"</b> does not answer",
            Optional.empty()));
    RawResponse response = server.get("/");

    assertThat(response.header("Content-Type")).isEqualTo("text/html; charset=utf-8");
    assertThat(response.header("Content-Security-Policy"))
        .startsWith("default-src 'none'; style-src 'sha256-");
    assertThat(response.text())
        .contains("test-exporter 1.2.3", "Says &lt;that&gt; all is well.")
        .contains("<td>cpu</td><td>idle</td><td>7s ago</td>")
        .contains("<td>disk</td><td>late</td><td>never</td>")
        .contains("timeout: guest &lt;b&gt;&quot;evil&quot;&lt;/b&gt; does not answer")
        .contains("href=\"/metrics\"", "href=\"/-/healthy\"")
        .doesNotContain("<script");
  }

  @ParameterizedTest
  @ValueSource(strings = {"/", "/metrics", "/-/healthy", "/missing", "/metrics?collect[]=x"})
  void forbids_guessing_and_keeping(String target) throws IOException {
    RawResponse response = server.get(target);
    assertThat(response.header("X-Content-Type-Options")).isEqualTo("nosniff");
    assertThat(response.header("Cache-Control")).isEqualTo("no-store");
  }

  @Test
  void answers_requests_that_come_in_one_piece() throws IOException {
    try (RawClient client = RawClient.connect(server.address())) {
      String two = RawClient.head("GET", "/-/healthy") + RawClient.head("GET", "/metrics");
      client.send(two + RawClient.head("GET", "/missing"));

      assertThat(client.read().text()).isEqualTo("healthy\n");
      assertThat(client.read().text()).isEqualTo(FakeScraper.PAGE);
      assertThat(client.read().status()).isEqualTo(404);
    }
  }
}
