package io.tenken.ingress.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tenken.core.spi.ConfigurationException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@DisplayName("The configuration of an ingress VM")
class IngressConfigTest {

  @TempDir Path directory;

  @Test
  void says_what_the_machine_should_be() throws Exception {
    IngressConfig config =
        read(
            """
            peers:
              expected: [Global_10_0_0_1, 10.0.0.2]
            units:
              expected: [calico.service, ingress-nginx.service]
              patterns: ["docker-*.service"]
            probes:
            - {name: felix, url: "http://localhost:9099/liveness"}
            - {name: https, url: "tcp://127.0.0.1:443", timeout: 500ms}
            docker:
              socket: /run/docker.sock
              expected:
              - {name: calico-node, unit: calico.service}
            """);

    assertThat(config.peers().expectation().names()).containsExactly("Global_10_0_0_1", "10.0.0.2");
    assertThat(config.units().expected()).hasSize(2);
    assertThat(config.units().limit()).isEqualTo(200);
    assertThat(config.probes().get(0).probe().timeout()).isEqualTo(Duration.ofSeconds(2));
    assertThat(config.probes().get(1).probe().timeout()).isEqualTo(Duration.ofMillis(500));
    assertThat(config.docker().expected().get(0).unit()).isEqualTo("calico.service");
  }

  @Test
  void may_be_empty() throws Exception {
    assertThat(read("# nothing")).isEqualTo(IngressConfig.empty());
  }

  @ParameterizedTest(name = "{1}")
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          peers: {expected: [a], count: 2}                       | peers: give the names of the expected peers, or their number
          peers: {count: -1}                                     | peers: give the names
          peer: {count: 1}                                       | peer: unknown key; known here: docker, peers, probes, units
          units: {expected: [calico]}                            | units: "calico" is no name of a unit; expected one such as calico.service
          units: {expected: ["x@.service"]}                      | "x@.service" is no name of a unit
          units: {patterns: ["a b"]}                             | "a b" is no pattern of units
          units: {limit: 20000}                                  | limit 20000: expected 0 to 10000
          probes: [{name: a}]                                    | probe "a": needs a url with scheme and host
          probes: [{url: "http://localhost/"}]                   | a probe needs a name
          probes: [{name: a, url: "ftp://localhost:1/"}]                   | scheme "ftp" is none of http, https, tcp
          probes: [{name: a, url: "tcp://localhost"}]                    | tcp takes a port
          probes: [{name: a, url: "http://localhost/"}, {name: a, url: "tcp://127.0.0.1:1"}] | two probes are called "a"
          probes: [{name: a, url: "http://10.0.0.1/"}]           | probe "a": host "10.0.0.1" is not this machine; expected localhost, 127.0.0.1 or [::1]
          probes: [{name: a, url: "http://localhost.example/"}]  | host "localhost.example" is not this machine
          probes: [{name: a, url: "http://127.0.0.256/"}]        | needs a url with scheme and host
          probes: [{name: a, url: "http://u:p@localhost/"}]      | takes no user or password in its url
          probes: [{name: a, url: "http://localhost/", status: 99}] | expected a status from 200 to 599
          probes: [{name: a, url: "http://localhost:0/"}]        | expected a port from 1 to 65535
          probes: [{name: a, url: "http://localhost/", timeout: 0s}] | expected a timeout above 0s
          probes: [{name: a, url: "http://localhost/", body: "("}] | pattern "("
          probes: [{name: a, url: "no url"}]                     | probes[0]
          docker: {expected: [{name: "a b"}]}                    | container "a b": no name of a container
          """)
  void names_what_is_wrong(String text, String message) {
    assertThatThrownBy(() -> read(text))
        .isInstanceOf(ConfigurationException.class)
        .hasMessageContaining("ingress.yaml")
        .hasMessageContaining(message);
  }

  private IngressConfig read(String text) throws Exception {
    return IngressConfig.read(Files.writeString(directory.resolve("ingress.yaml"), text));
  }
}
