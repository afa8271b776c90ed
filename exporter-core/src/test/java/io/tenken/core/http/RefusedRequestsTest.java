package io.tenken.core.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.Arrays;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayName("The web server refuses")
class RefusedRequestsTest {

  private final RunningServer server = new RunningServer();

  @AfterEach
  void stop() {
    server.close();
  }

  @ParameterizedTest(name = "{0}: {2}")
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          /metrics?collect[]=cpu&exclude[]=disk | 400 | collect[] and exclude[] can't be combined
          /metrics?collect[]=net                | 400 | collect[]="net": no such collector is enabled here; there are cpu, disk
          /metrics?exclude[]=net                | 400 | exclude[]="net": no such collector is enabled here; there are cpu, disk
          /metrics?collect[]=%3Cscript%3E       | 400 | collect[]="?script?": no such collector
          /metrics?collect[]=                   | 400 | collect[]="": no such collector
          /metrics?name[]=a-b                   | 400 | name[]="a-b": that is no name of a metric
          /metrics?name[]=%C3                   | 400 | the query is not UTF-8
          /metrics?name[]=%C0%AF                | 400 | the query is not UTF-8
          /metrics?name[]=%4                    | 400 |
          /metrics?%                            | 400 |
          /metrics/                             | 404 | there is nothing here
          /metricsx                             | 404 | there is nothing here
          /%2e%2e/etc/passwd                    | 404 | there is nothing here
          /debug/pprof                          | 404 | there is nothing here
          """)
  void what_makes_no_sense(String target, int status, String message) throws IOException {
    RawResponse response = server.get(target);

    assertThat(response.status()).isEqualTo(status);
    assertThat(response.text()).contains(message == null ? "" : message);
    assertThat(server.scraper.scrapes()).isZero();
  }

  @Test
  void more_values_than_anybody_needs() throws IOException {
    assertThat(server.get("/metrics?" + "name[]=a&".repeat(64)).status()).isEqualTo(200);
    assertThat(server.get("/metrics?" + "name[]=a&".repeat(65)).status()).isEqualTo(400);
    assertThat(server.get("/metrics?name[]=" + "a".repeat(128)).status()).isEqualTo(200);
    assertThat(server.get("/metrics?name[]=" + "a".repeat(129)).status()).isEqualTo(400);
  }

  @Test
  void a_query_that_is_too_long() throws IOException {
    String query = "name[]=a&".repeat(910) + "x".repeat(8 * 1024);
    assertThat(server.get("/metrics?" + query.substring(0, 8 * 1024)).status()).isEqualTo(400);
    assertThat(server.get("/metrics?" + query.substring(0, 8 * 1024 + 1)).status()).isEqualTo(414);
  }

  @Test
  void headers_that_are_too_many() throws IOException {
    String[] headers = new String[64];
    Arrays.setAll(headers, i -> "X-Header-" + i + ": 1");
    assertThat(server.get("/metrics", headers).status()).isEqualTo(431);
    assertThat(server.get("/metrics", Arrays.copyOf(headers, 60)).status()).isEqualTo(200);
  }

  @ParameterizedTest
  @ValueSource(strings = {"POST", "PUT", "DELETE", "OPTIONS", "TRACE", "get", "X"})
  void other_methods(String method) throws IOException {
    RawResponse response = server.exchange(method, "/metrics");

    assertThat(response.status()).isEqualTo(405);
    assertThat(response.header("Allow")).isEqualTo("GET, HEAD");
  }

  @Test
  void a_request_with_a_body_and_closes_the_connection() throws IOException {
    try (RawClient client = RawClient.connect(server.address())) {
      client.send(RawClient.head("GET", "/metrics", "Content-Length: 3") + "abc");
      RawResponse response = client.read();

      assertThat(response.status()).isEqualTo(413);
      assertThat(response.header("Connection")).isEqualTo("close");
      assertThat(client.isClosedByServer()).isTrue();
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "GET /a b HTTP/1.1\r\n\r\n",
        "GET http://[::1 HTTP/1.1\r\n\r\n",
        "GET /% HTTP/1.1\r\nHost: a\r\n\r\n",
        "GARBAGE\r\n\r\n",
        "GET /metrics HTTP/1.1\r\nContent-Length: x\r\n\r\n",
      })
  void a_request_that_is_none(String request) throws IOException {
    try (RawClient client = RawClient.connect(server.address())) {
      client.send(request);
      assertThat(client.read().status()).isBetween(400, 499);
    }
    assertThat(server.get("/metrics").status()).isEqualTo(200);
  }
}
