package io.tenken.ingress.probe;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpsConfigurator;
import com.sun.net.httpserver.HttpsServer;
import io.tenken.core.spi.Deadline;
import io.tenken.core.spi.Ticker;
import io.tenken.core.untrusted.OperatorPattern;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.OptionalInt;
import javax.net.ssl.SSLContext;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@DisplayName("A probe by HTTPS")
class SecureProbeTest {

  private static final byte[] HEALTHY = "healthy".getBytes(StandardCharsets.UTF_8);
  private static final String THIS_MACHINE = "dns:localhost,ip:127.0.0.1";

  @TempDir static Path directory;

  private static Certificates certificates;
  private static SSLContext trustOfThisJava;

  @BeforeAll
  static void trustAnAuthority() throws Exception {
    certificates =
        new Certificates(directory)
            .issue("good", THIS_MACHINE)
            .issue("elsewhere", "dns:example.org")
            .issue("expired", THIS_MACHINE, "-startdate", "-3d", "-validity", "1")
            .selfSigned("stranger", THIS_MACHINE);
    trustOfThisJava = SSLContext.getDefault();
    SSLContext.setDefault(certificates.trusting());
  }

  @AfterAll
  static void trustAsBefore() {
    SSLContext.setDefault(trustOfThisJava);
  }

  @Test
  void succeeds_with_a_certificate_of_an_authority_that_java_trusts() throws Exception {
    for (String host : new String[] {"127.0.0.1", "localhost"}) {
      ProbeResult result = ask("good", host, false);

      assertThat(result.succeeded()).as(result.detail()).isTrue();
      assertThat(result.status()).hasValue(200);
    }
  }

  @Test
  void fails_with_a_certificate_that_nobody_trusts() throws Exception {
    assertFails(ask("stranger", "127.0.0.1", false), "unable to find valid certification path");
  }

  @Test
  void fails_with_a_certificate_for_another_name() throws Exception {
    assertFails(ask("elsewhere", "127.0.0.1", false), "127.0.0.1");
    assertFails(ask("elsewhere", "localhost", false), "localhost");
  }

  @Test
  void fails_with_a_certificate_that_has_expired() throws Exception {
    assertFails(ask("expired", "localhost", false), "validity check failed");
  }

  @Test
  @DisplayName("takes any certificate if it is insecure")
  void takes_any_certificate() throws Exception {
    for (String certificate : new String[] {"stranger", "elsewhere", "expired"}) {
      ProbeResult result = ask(certificate, "127.0.0.1", true);

      assertThat(result.succeeded()).as(certificate + ": " + result.detail()).isTrue();
    }
  }

  private static void assertFails(ProbeResult result, String problem) {
    assertThat(result.failure()).contains(ProbeFailure.TLS);
    assertThat(result.detail()).contains(problem);
  }

  private static ProbeResult ask(String certificate, String host, boolean insecure)
      throws Exception {
    HttpsServer server =
        HttpsServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.setHttpsConfigurator(new HttpsConfigurator(certificates.showing(certificate)));
    server.createContext(
        "/",
        exchange -> {
          exchange.sendResponseHeaders(200, HEALTHY.length);
          exchange.getResponseBody().write(HEALTHY);
          exchange.close();
        });
    server.start();
    try {
      URI url = URI.create("https://%s:%d/".formatted(host, server.getAddress().getPort()));
      Probe probe =
          new Probe(
              "a",
              url,
              OptionalInt.empty(),
              Optional.of(OperatorPattern.parse("^healthy$")),
              Duration.ofSeconds(20),
              insecure);
      return new ProbeRun(probe, Ticker.system())
          .run(Deadline.after(Duration.ofMinutes(2), Ticker.system()));
    } finally {
      server.stop(0);
    }
  }
}
