package io.tenken.core.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

@DisplayName("A server under attack")
class HostileClientsIT {

  private static final int SLOW_WRITERS = 500;
  private static final int SLOW_READERS = 100;
  private static final Duration HEALTH_LIMIT = Duration.ofSeconds(1);
  private static final Duration ATTACK_IS_FORGOTTEN = Duration.ofSeconds(60);

  /** Threads and descriptors that the JVM may take for itself meanwhile. */
  private static final int SLACK = 8;

  private final List<RawClient> clients = new ArrayList<>();

  /** Says what the machine alone makes of a health check: other builds may run beside this one. */
  private ServerProcess untouched;

  private ServerProcess server;

  @BeforeEach
  void start() throws IOException {
    untouched = ServerProcess.start();
    server = ServerProcess.start();
    for (int i = 0; i < 200; i++) {
      health(untouched.address());
      health(server.address());
    }
  }

  @AfterEach
  void stop() throws IOException {
    for (RawClient client : clients) {
      client.close();
    }
    server.close();
    untouched.close();
  }

  /** What so many clients send before they fall silent, beside those that read slowly. */
  record Attack(String kind, int clients, String bytes) {

    @Override
    public String toString() {
      return kind;
    }
  }

  static Stream<Attack> attacks() {
    String headers = "GET /metrics HTTP/1.1\r\nX-Slow: ";
    return Stream.of(
        new Attack("half a method", SLOW_WRITERS, "G"),
        new Attack("half the headers", SLOW_WRITERS, headers),
        new Attack(
            "100 health checks at once", 100, RawClient.head("GET", "/-/healthy").repeat(100)),
        new Attack("20 scrapes at once", 100, RawClient.head("GET", "/metrics").repeat(20)));
  }

  @ParameterizedTest(name = "by clients that send {0} and then nothing, and by slow readers")
  @MethodSource("attacks")
  void stays_healthy_and_forgets_them(Attack attack) throws IOException {
    int threads = server.threads();
    int descriptors = server.descriptors();

    try (HealthProbe floor = HealthProbe.start(untouched.address());
        HealthProbe health = HealthProbe.start(server.address())) {
      for (int i = 0; i < attack.clients(); i++) {
        attack(attack.bytes());
      }
      for (int i = 0; i < SLOW_READERS; i++) {
        attack(RawClient.head("GET", "/metrics"));
      }
      waitUntil(
          () -> server.threads() <= threads + SLACK && server.descriptors() <= descriptors + SLACK);

      assertThat(server.threads()).as("threads").isLessThanOrEqualTo(threads + SLACK);
      assertThat(server.descriptors()).as("descriptors").isLessThanOrEqualTo(descriptors + SLACK);
      assertHealthy(health, floor);
    }
    assertThat(RawClient.get(server.address(), "/metrics").status()).isEqualTo(200);
  }

  @Test
  void by_oversized_and_broken_requests_answers_them_or_hangs_up_and_lives() throws IOException {
    List<String> requests =
        List.of(
            RawClient.head("GET", "/metrics?" + "name[]=a&".repeat(10_000)),
            RawClient.head("GET", "/-/healthy", "X-Large: " + "x".repeat(1 << 20)),
            RawClient.head("GET", "/-/healthy", manyHeaders(100)),
            RawClient.head("GET", "/-/healthy", manyHeaders(20_000)),
            RawClient.head("GET", "/" + "a/".repeat(200_000)),
            RawClient.head("GET", "/metrics?name[]=%ff%fe"),
            RawClient.head("GET", "/metrics?name[]=\u00ff\u00fe"),
            RawClient.head("GET", "/\u00ff\u00fe"),
            RawClient.head("GET", "/%zz"),
            RawClient.head("GET", "/metrics", "Content-Length: 99999999999"),
            RawClient.head("GET", "/metrics", "Transfer-Encoding: chunked") + "zz\r\n",
            "\u0016\u0003\u0001\u0002\u0000\u0001\u0000\u0001\u00fc\u0003\u0003",
            "GET /metrics\r\n\r\n",
            "x".repeat(100_000) + "\r\n\r\n");
    try (HealthProbe floor = HealthProbe.start(untouched.address());
        HealthProbe health = HealthProbe.start(server.address())) {
      for (String request : requests) {
        for (int i = 0; i < 3; i++) {
          assertRefused(request);
        }
      }
      assertHealthy(health, floor);
    }
    assertThat(RawClient.get(server.address(), "/metrics").status()).isEqualTo(200);
  }

  private static void assertHealthy(HealthProbe health, HealthProbe floor) {
    assertThat(health.failed()).as("failed health checks").isZero();
    assertThat(health.slowest())
        .as("slowest of %d health checks", health.asked())
        .isLessThan(limit(floor));
  }

  /** One second, or more where the machine is too busy to serve anybody in time. */
  private static Duration limit(HealthProbe floor) {
    Duration busy = floor.slowest().multipliedBy(10);
    return busy.compareTo(HEALTH_LIMIT) > 0 ? busy : HEALTH_LIMIT;
  }

  /**
   * A refusal is an answer of 4xx; where the JDK has stopped reading, it is a closed connection.
   */
  private void assertRefused(String request) throws IOException {
    try (RawClient client = RawClient.connect(server.address())) {
      client.send(request);
      client.endSending();
      assertThat(client.read().status()).as(shortened(request)).isBetween(400, 499);
    } catch (IOException closed) {
      assertThat(closed)
          .as(shortened(request))
          .hasMessageMatching("(?s).*(closed|reset|[Bb]roken pipe).*");
    }
  }

  private static String shortened(String request) {
    return request.substring(0, Math.min(60, request.length()));
  }

  private static String[] manyHeaders(int count) {
    String[] headers = new String[count];
    for (int i = 0; i < count; i++) {
      headers[i] = "X-Header-" + i + ": 1";
    }
    return headers;
  }

  private void attack(String bytes) throws IOException {
    RawClient client = RawClient.connect(server.address(), 1024);
    clients.add(client);
    client.send(bytes);
  }

  private static void health(InetSocketAddress address) throws IOException {
    assertThat(RawClient.get(address, "/-/healthy").status()).isEqualTo(200);
  }

  private static void waitUntil(BooleanSupplier condition) {
    long start = System.nanoTime();
    while (!condition.getAsBoolean() && System.nanoTime() - start < ATTACK_IS_FORGOTTEN.toNanos()) {
      LockSupport.parkNanos(50_000_000);
    }
  }
}
