package io.tenken.ingress.collector;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tenken.core.spi.CollectorException;
import io.tenken.core.testing.FakeScrape;
import io.tenken.core.testing.RecordingSink;
import io.tenken.ingress.docker.DockerEngine;
import io.tenken.ingress.docker.ExpectedContainer;
import io.tenken.ingress.http.FakeHttpServer;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@DisplayName("The Docker collector")
class DockerCollectorTest {

  private static final String RUNNING =
      """
      {"RestartCount": 3, "State": {"Running": true, "OOMKilled": false,
       "StartedAt": "2026-11-22T12:00:00Z", "Health": {"Status": "healthy"}}}
      """;

  @TempDir Path directory;

  private final Map<String, String> engine = new HashMap<>();
  private final RecordingSink sink = new RecordingSink(DockerCollector.METRICS);

  @Test
  void tells_all_of_a_container_that_runs() throws Exception {
    engine.put("/containers/calico-node/json", RUNNING);
    collect(new ExpectedContainer("calico-node", "calico.service"));

    String labels = "{container=\"calico-node\",unit=\"calico.service\"} ";
    assertThat(sink.lines())
        .containsExactly(
            "ingress_container_present" + labels + "1",
            "ingress_container_running" + labels + "1",
            "ingress_container_healthy" + labels + "1",
            "ingress_container_oom_killed" + labels + "0",
            "ingress_container_restarts_total" + labels + "3",
            "ingress_container_start_timestamp_seconds" + labels + "1.7953488E9",
            "ingress_docker_up 1");
  }

  @Test
  void tells_that_an_expected_container_is_not_there() throws Exception {
    collect(new ExpectedContainer("gone", ""));

    assertThat(sink.lines())
        .containsExactly(
            "ingress_container_present{container=\"gone\",unit=\"\"} 0",
            "ingress_container_running{container=\"gone\",unit=\"\"} 0",
            "ingress_docker_up 1");
  }

  @Test
  void tells_that_a_container_was_killed_for_want_of_memory() throws Exception {
    engine.put("/containers/a/json", "{\"State\": {\"OOMKilled\": true}}");
    collect(new ExpectedContainer("a", ""));

    assertThat(sink.lines(DockerCollector.OOM_KILLED)).singleElement().asString().endsWith(" 1");
    assertThat(sink.lines(DockerCollector.RUNNING)).singleElement().asString().endsWith(" 0");
    assertThat(sink.lines(DockerCollector.HEALTHY)).isEmpty();
    assertThat(sink.lines(DockerCollector.STARTED)).isEmpty();
  }

  @Test
  @DisplayName("looks at all that there are where none are expected, but for names that are none")
  void looks_at_all() throws Exception {
    engine.put(
        "/containers/json?all=1",
        "[{\"Names\": [\"/b\"]}, {\"Names\": [\"/a\"]}, {\"Names\": [\"/x y\"]}]");
    engine.put("/containers/a/json", RUNNING);
    engine.put("/containers/b/json", RUNNING);
    collect();

    assertThat(sink.lines(DockerCollector.PRESENT))
        .containsExactly(
            "ingress_container_present{container=\"a\",unit=\"\"} 1",
            "ingress_container_present{container=\"b\",unit=\"\"} 1");
  }

  @Test
  @DisplayName("fails as a whole where there is no engine: the scrape then shows up as 0")
  void fails_without_engine() {
    DockerCollector collector =
        new DockerCollector(new DockerEngine(directory.resolve("none")), List.of());

    assertThatThrownBy(() -> collector.collect(FakeScrape.within(Duration.ofSeconds(5)), sink))
        .isInstanceOf(CollectorException.class)
        .hasMessageContaining("there is no such socket");
    assertThat(DockerCollector.UP.zeroWhenFailed()).isTrue();
  }

  private void collect(ExpectedContainer... expected) throws Exception {
    Path socket = directory.resolve("docker.sock");
    try (FakeHttpServer server =
        FakeHttpServer.start(socket, FakeHttpServer.saying(this::answer))) {
      new DockerCollector(new DockerEngine(socket), List.of(expected))
          .collect(FakeScrape.within(Duration.ofSeconds(20)), sink);
    }
  }

  private String answer(String target) {
    String body = engine.get(target);
    return body == null
        ? "HTTP/1.1 404 Not Found\r\nContent-Length: 2\r\n\r\n{}"
        : "HTTP/1.1 200 OK\r\nContent-Length: %d\r\n\r\n%s".formatted(body.length(), body);
  }
}
