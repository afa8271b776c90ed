package io.tenken.ingress.probe;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tenken.core.spi.CollectorException;
import io.tenken.core.spi.Deadline;
import io.tenken.core.spi.FailureReason;
import io.tenken.core.spi.Ticker;
import io.tenken.core.untrusted.OperatorPattern;
import io.tenken.ingress.http.FakeHttpServer;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.time.Duration;
import java.util.Optional;
import java.util.OptionalInt;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("A probe")
class ProbeRunTest {

  private static final String OK = "HTTP/1.1 200 OK\r\nContent-Length: 7\r\n\r\nhealthy";
  private static final Duration LONG = Duration.ofSeconds(20);
  private static final Duration SHORT = Duration.ofMillis(300);

  @Test
  void succeeds_with_any_status_of_success() throws Exception {
    try (FakeHttpServer server = FakeHttpServer.start(FakeHttpServer.saying(target -> OK))) {
      ProbeResult result = run(url(server, "/healthz"), LONG);

      assertThat(result.succeeded()).isTrue();
      assertThat(result.status()).hasValue(200);
      assertThat(result.seconds()).isBetween(0.0, LONG.toSeconds() * 1.0);
      assertThat(run(url(server, "").replace("127.0.0.1", "localhost"), LONG).succeeded()).isTrue();
    }
  }

  @Test
  void fails_with_another_status_than_the_one_that_is_right() throws Exception {
    try (FakeHttpServer server = FakeHttpServer.start(FakeHttpServer.saying(target -> OK))) {
      Probe probe =
          new Probe(
              "a",
              URI.create(url(server, "/")),
              OptionalInt.of(404),
              Optional.empty(),
              LONG,
              false);
      assertFails(ask(probe), ProbeFailure.STATUS, "status 200, expected 404");
    }
  }

  @Test
  void does_not_follow_to_another_place() throws Exception {
    try (FakeHttpServer server =
        FakeHttpServer.start(
            FakeHttpServer.saying(
                target -> "HTTP/1.1 302 Found\r\nLocation: http://192.0.2.1/\r\n\r\n"))) {
      ProbeResult result = run(url(server, "/"), LONG);
      assertFails(result, ProbeFailure.STATUS, "status 302, expected 2xx");
      assertThat(result.status()).hasValue(302);
    }
  }

  @Test
  void fails_if_the_body_does_not_contain_what_it_should() throws Exception {
    try (FakeHttpServer server = FakeHttpServer.start(FakeHttpServer.saying(target -> OK))) {
      assertThat(ask(withBody(server, "h.althy$")).succeeded()).isTrue();
      assertFails(
          ask(withBody(server, "^ill")), ProbeFailure.BODY, "the body does not contain \"^ill\"");
    }
  }

  @Test
  void fails_where_nobody_listens() throws Exception {
    int port;
    try (ServerSocket free = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      port = free.getLocalPort();
    }
    assertFails(run("tcp://localhost:" + port, LONG), ProbeFailure.REFUSED, "cannot connect");
    assertFails(run("http://127.0.0.1:" + port, LONG), ProbeFailure.REFUSED, "cannot connect");
  }

  @Test
  void of_tcp_succeeds_where_somebody_listens() throws Exception {
    try (FakeHttpServer server = FakeHttpServer.start(FakeHttpServer.silent())) {
      ProbeResult result = run("tcp://127.0.0.1:" + server.port(), LONG);
      assertThat(result.succeeded()).isTrue();
      assertThat(result.status()).isEmpty();
    }
  }

  @Test
  void gives_up_on_a_server_that_says_nothing() throws Exception {
    assertTimesOut(FakeHttpServer.silent());
  }

  @Test
  void gives_up_on_a_server_whose_headers_never_end() throws Exception {
    try (FakeHttpServer server =
        FakeHttpServer.start(FakeHttpServer.endless("HTTP/1.1 200 OK\r\n", "a: b\r\n"))) {
      assertFails(run(url(server, "/"), LONG), ProbeFailure.PROTOCOL, "headers are longer than");
    }
  }

  @Test
  @DisplayName("looks at the start of a body that never ends, and takes no more of it")
  void takes_part_of_an_endless_body() throws Exception {
    try (FakeHttpServer server =
        FakeHttpServer.start(FakeHttpServer.endless("HTTP/1.1 200 OK\r\n\r\nhealthy", "x"))) {
      assertThat(run(url(server, "/"), LONG).succeeded()).isTrue();
      assertThat(ask(withBody(server, "healthy")).succeeded()).isTrue();
    }
  }

  @Test
  void fails_on_what_is_no_http() throws Exception {
    try (FakeHttpServer server =
        FakeHttpServer.start(FakeHttpServer.saying(target -> "SSH-2.0-x\r\n\r\n"))) {
      assertFails(run(url(server, "/"), LONG), ProbeFailure.PROTOCOL, "is not HTTP/1");
    }
    try (FakeHttpServer server = FakeHttpServer.start((target, out) -> out.close())) {
      assertFails(run(url(server, "/"), LONG), ProbeFailure.PROTOCOL, "breaks off");
    }
  }

  @Test
  void gives_up_on_a_server_that_does_not_shake_hands() throws Exception {
    try (FakeHttpServer server = FakeHttpServer.start(FakeHttpServer.silent())) {
      String url = "https://127.0.0.1:" + server.port() + "/";
      assertFails(run(url, SHORT), ProbeFailure.TIMEOUT, "has not answered in full");
    }
  }

  @Test
  @DisplayName("says nothing if it was the scrape that had no time")
  void knows_nothing_without_time() throws Exception {
    try (FakeHttpServer server = FakeHttpServer.start(FakeHttpServer.silent())) {
      Probe probe = probe(url(server, "/"), LONG);
      assertThatThrownBy(() -> new ProbeRun(probe, Ticker.system()).run(within(SHORT)))
          .isInstanceOfSatisfying(
              CollectorException.class,
              e -> assertThat(e.reason()).isEqualTo(FailureReason.TIMEOUT));
    }
  }

  private static void assertTimesOut(FakeHttpServer.Behaviour behaviour) throws Exception {
    try (FakeHttpServer server = FakeHttpServer.start(behaviour)) {
      ProbeResult result = run(url(server, "/"), SHORT);
      assertFails(result, ProbeFailure.TIMEOUT, "has not answered in full");
      assertThat(result.seconds()).isGreaterThanOrEqualTo(0.3);
    }
  }

  private static void assertFails(ProbeResult result, ProbeFailure failure, String detail) {
    assertThat(result.failure()).contains(failure);
    assertThat(result.detail()).contains(detail);
  }

  private static Probe withBody(FakeHttpServer server, String pattern) throws Exception {
    return new Probe(
        "a",
        URI.create(url(server, "/")),
        OptionalInt.empty(),
        Optional.of(OperatorPattern.parse(pattern)),
        LONG,
        false);
  }

  private static String url(FakeHttpServer server, String path) throws Exception {
    return "http://127.0.0.1:" + server.port() + path;
  }

  private static ProbeResult run(String url, Duration timeout) throws Exception {
    return ask(probe(url, timeout));
  }

  private static Probe probe(String url, Duration timeout) {
    return new Probe("a", URI.create(url), OptionalInt.empty(), Optional.empty(), timeout, false);
  }

  private static ProbeResult ask(Probe probe) throws Exception {
    return new ProbeRun(probe, Ticker.system()).run(within(Duration.ofMinutes(2)));
  }

  private static Deadline within(Duration time) {
    return Deadline.after(time, Ticker.system());
  }
}
