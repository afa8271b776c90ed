package io.tenken.core.http;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpsConfigurator;
import io.tenken.core.testing.Patience;
import io.tenken.core.web.Admission;
import io.tenken.core.web.WebSecurity;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@DisplayName("Admission")
class AdmissionTest {

  @Test
  void ends_at_so_many_scrapes_in_flight_and_goes_on_after_them() throws IOException {
    try (RunningServer server = new RunningServer()) {
      server.scraper.hold();
      List<RawClient> waiting = new ArrayList<>();
      for (int i = 0; i < ServerSettings.DEFAULT_MOST_REQUESTS; i++) {
        waiting.add(RawClient.connect(server.address()));
        waiting.get(i).send(RawClient.head("GET", "/metrics"));
      }
      Patience.until(
          "all scrapes to run",
          () -> server.scraper.running() == ServerSettings.DEFAULT_MOST_REQUESTS);

      for (int i = 0; i < 160; i++) {
        RawResponse refused = server.get("/metrics");
        assertThat(refused.status()).isEqualTo(503);
        assertThat(refused.header("Retry-After")).isEqualTo("1");
      }
      assertThat(server.get("/-/healthy").status()).isEqualTo(200);
      assertThat(server.get("/-/ready").status()).isEqualTo(200);

      server.scraper.release();
      for (RawClient client : waiting) {
        assertThat(client.read().status()).isEqualTo(200);
        client.close();
      }
      assertThat(server.get("/metrics").status()).isEqualTo(200);
    }
  }

  @ParameterizedTest(name = "{0}: {1}")
  @CsvSource({"UNAUTHENTICATED, 401", "RATE_LIMITED, 429", "BUSY, 503"})
  void that_is_refused_keeps_all_but_the_health_checks_closed(Admission admission, int status)
      throws IOException {
    try (RunningServer server =
        new RunningServer(RunningServer.settings("127.0.0.1:0"), answering(admission))) {
      for (String target : List.of("/", "/metrics", "/missing", "/metrics?collect[]=x")) {
        RawResponse refused = server.get(target, "Authorization: Basic eDp5");
        assertThat(refused.status()).isEqualTo(status);
        assertThat(refused.header("X-Configured")).isEqualTo("by the operator");
        admission
            .headers()
            .forEach((name, value) -> assertThat(refused.header(name)).isEqualTo(value));
      }
      assertThat(server.get("/-/healthy").status()).isEqualTo(200);
      assertThat(server.get("/-/ready").status()).isEqualTo(200);
      assertThat(server.scraper.scrapes()).isZero();
    }
  }

  private static WebSecurity answering(Admission admission) {
    return new WebSecurity() {
      @Override
      public Optional<HttpsConfigurator> https() {
        return Optional.empty();
      }

      @Override
      public Admission admit(Optional<String> authorization) {
        assertThat(authorization).contains("Basic eDp5");
        return admission;
      }

      @Override
      public Map<String, String> responseHeaders() {
        return Map.of("X-Configured", "by the operator");
      }
    };
  }
}
