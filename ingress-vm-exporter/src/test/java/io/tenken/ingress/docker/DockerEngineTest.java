package io.tenken.ingress.docker;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tenken.core.spi.CollectorException;
import io.tenken.core.spi.Deadline;
import io.tenken.core.spi.FailureReason;
import io.tenken.core.spi.Ticker;
import io.tenken.ingress.http.FakeHttpServer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalLong;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@DisplayName("The Docker engine")
class DockerEngineTest {

  @TempDir Path directory;

  @Test
  void tells_of_a_container() throws Exception {
    answer(
        200,
        """
        {"RestartCount": 3, "State": {"Running": true, "OOMKilled": false,
         "StartedAt": "2026-11-22T11:00:00.5Z", "Health": {"Status": "unhealthy"}}}
        """,
        () ->
            assertThat(engine().inspect("calico-node", soon()))
                .contains(
                    new ContainerState(
                        true,
                        Optional.of(false),
                        false,
                        OptionalLong.of(3),
                        OptionalDouble.of(1_795_345_200.5))));
  }

  @Test
  void tells_little_of_a_container_that_was_never_started() throws Exception {
    answer(
        200,
        "{\"State\": {\"StartedAt\": \"0001-01-01T00:00:00Z\", \"Health\": {\"Status\": \"starting\"}}}",
        () ->
            assertThat(engine().inspect("a", soon()))
                .contains(
                    new ContainerState(
                        false,
                        Optional.empty(),
                        false,
                        OptionalLong.empty(),
                        OptionalDouble.empty())));
  }

  @Test
  void knows_which_containers_there_are() throws Exception {
    answer(
        200,
        "[{\"Names\": [\"/b\"]}, {\"Names\": [\"/a\", \"/c/a\"]}, {\"Names\": []}]",
        () -> assertThat(engine().names(soon())).containsExactly("b", "a"));
    answer(404, "{}", () -> assertThat(engine().inspect("a", soon())).isEmpty());
  }

  @Test
  void may_refuse_or_talk_nonsense() throws Exception {
    answer(403, "", () -> assertFails(FailureReason.PERMISSION, "with status 403"));
    answer(500, "", () -> assertFails(FailureReason.PROTOCOL, "with status 500"));
    answer(404, "", () -> assertFails(FailureReason.PROTOCOL, "has no list of containers"));
    answer(200, "no json", () -> assertFails(FailureReason.PARSE, "with no JSON"));
    answer(200, "[".repeat(100), () -> assertFails(FailureReason.PARSE, "with no JSON"));
    assertFails(FailureReason.UNREACHABLE, "there is no such socket");
  }

  @Test
  void may_say_too_much_or_nothing() throws Exception {
    String start = "HTTP/1.1 200 OK\r\n\r\n[";
    serve(
        FakeHttpServer.endless(start, " ".repeat(100_000)),
        () -> assertFails(FailureReason.LIMIT, "with more than 4194304 bytes"));
    serve(FakeHttpServer.silent(), () -> assertFails(FailureReason.TIMEOUT, "has not answered"));
    serve(
        FakeHttpServer.saying(target -> "no HTTP\r\n"),
        () -> assertFails(FailureReason.PROTOCOL, "is not HTTP/1"));
  }

  @FunctionalInterface
  private interface Check {

    void run() throws Exception;
  }

  private void answer(int status, String body, Check check) throws Exception {
    String text =
        "HTTP/1.1 %d X\r\nContent-Length: %d\r\n\r\n%s".formatted(status, body.length(), body);
    serve(FakeHttpServer.saying(target -> text), check);
  }

  private void serve(FakeHttpServer.Behaviour behaviour, Check check) throws Exception {
    try (FakeHttpServer server = FakeHttpServer.start(socket(), behaviour)) {
      check.run();
    } finally {
      Files.delete(socket());
    }
  }

  private void assertFails(FailureReason reason, String problem) {
    assertThatThrownBy(() -> engine().names(soon()))
        .hasMessageContaining(problem)
        .isInstanceOfSatisfying(
            CollectorException.class, e -> assertThat(e.reason()).isEqualTo(reason));
  }

  private DockerEngine engine() {
    return new DockerEngine(socket());
  }

  private Path socket() {
    return directory.resolve("docker.sock");
  }

  private static Deadline soon() {
    return Deadline.after(Duration.ofSeconds(5), Ticker.system());
  }
}
