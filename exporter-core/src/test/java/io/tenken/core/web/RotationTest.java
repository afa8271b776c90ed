package io.tenken.core.web;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.tenken.core.testing.FakeTicker;
import io.tenken.core.testing.Patience;
import io.tenken.core.testing.RecordingLog;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@DisplayName("A web configuration in use")
@Timeout(120)
class RotationTest {

  private static final String TLS =
      "tls_server_config: {cert_file: server.crt, key_file: server.key}\n";

  /** Of "s3cret". */
  private static final String HASH = "$2b$04$abcdefghijklmnopqrstuuLZYjhNQAOdpbzt4WxWlUHjv1wsyH5DG";

  @TempDir Path directory;

  private final FakeTicker ticker = new FakeTicker();
  private final RecordingLog log = new RecordingLog();
  private final CertificateAuthority authority = CertificateAuthority.create("CA");
  private TestCertificate first;

  @BeforeEach
  void issueFirst() throws IOException {
    first = authority.issueForLocalhost();
    install(first);
  }

  @Test
  void follows_a_renewed_certificate() throws Exception {
    WebSecurity security = security(TLS);
    try (SecuredServer server = new SecuredServer(security)) {
      TlsClient client = TlsClient.trusting(authority);
      assertThat(client.get(server.port()).server()).isEqualTo(first.certificate());

      TestCertificate second = authority.issueForLocalhost();
      install(second);
      assertThat(client.get(server.port()).server())
          .as("within the same second")
          .isEqualTo(first.certificate());
      later();

      assertThat(client.get(server.port()).server()).isEqualTo(second.certificate());
      assertThat(client.get(server.port()).server()).isEqualTo(second.certificate());
      assertThat(log.lines())
          .containsExactly("INFO web_config_reloaded file=" + directory.resolve("web.yml"));
    }
  }

  @Test
  @DisplayName("keeps the old certificate while the new one is bad, and says so once")
  void keeps_the_old_certificate() throws Exception {
    WebSecurity security = security(TLS);
    TlsClient client = TlsClient.trusting(authority);
    TestCertificate second = authority.issueForLocalhost();
    try (SecuredServer server = new SecuredServer(security)) {
      replace("server.key", second.keyPem());
      for (int i = 0; i < 3; i++) {
        later();
        assertThat(client.get(server.port()).server()).isEqualTo(first.certificate());
      }
      replace("server.crt", "-----BEGIN CERTIFICATE-----\nMIIB\n-----END CERTIFICATE-----\n");
      later();
      assertThat(client.get(server.port()).server()).isEqualTo(first.certificate());
      Files.delete(directory.resolve("server.crt"));
      later();
      assertThat(client.get(server.port()).server()).isEqualTo(first.certificate());

      replace("server.crt", second.certificatePem());
      later();
      assertThat(client.get(server.port()).server()).isEqualTo(second.certificate());
    }
    String where = directory.resolve("web.yml") + ":1: tls_server_config.";
    assertThat(log.lines())
        .extracting(line -> line.replace(where, "").replace(directory + "/", ""))
        .containsExactly(
            "WARNING web_config_rejected problem=key_file: server.key is not the key of the"
                + " certificate in server.crt in_use=the one of before",
            "WARNING web_config_rejected problem=cert_file: server.crt holds a damaged certificate"
                + " (the 1.) in_use=the one of before",
            "WARNING web_config_rejected problem=cert_file: read server.crt: there is no such file"
                + " in_use=the one of before",
            "INFO web_config_recovered file=web.yml");
  }

  @Test
  @DisplayName("drops no connection while certificates are renewed, well or badly, under load")
  void drops_nothing() throws Exception {
    WebSecurity security = security(TLS);
    AtomicBoolean goOn = new AtomicBoolean(true);
    AtomicInteger served = new AtomicInteger();
    List<String> failures = new CopyOnWriteArrayList<>();
    ExecutorService clients = Executors.newFixedThreadPool(4);
    try (SecuredServer server = new SecuredServer(security)) {
      for (int i = 0; i < 4; i++) {
        clients.execute(
            () -> {
              while (goOn.get()) {
                scrape(server, failures);
                served.incrementAndGet();
              }
            });
      }
      TestCertificate current = first;
      for (int round = 0; round < 12; round++) {
        int before = served.get();
        if (round % 3 == 2) {
          replace("server.key", "no key at all");
        } else {
          current = authority.issueForLocalhost();
          install(current);
        }
        later();
        Patience.until("scrapes after the change", () -> served.get() >= before + 8);
      }
      goOn.set(false);
      clients.shutdown();

      assertThat(failures).isEmpty();
      assertThat(log.lines("web_config_recovered")).hasSize(3);
      assertThat(TlsClient.trusting(authority).get(server.port()).server())
          .isEqualTo(current.certificate());
    }
  }

  private void scrape(SecuredServer server, List<String> failures) {
    try {
      String status = TlsClient.trusting(authority).get(server.port()).status();
      if (!status.endsWith("200 OK")) {
        failures.add(status);
      }
    } catch (IOException e) {
      failures.add(e.toString());
    }
  }

  @Test
  @DisplayName("does not resume a session of a client whose CA has been taken away")
  void forgets_sessions() throws Exception {
    CertificateAuthority clients = CertificateAuthority.create("clients");
    replace("ca.crt", clients.pem());
    WebSecurity security =
        security(
            TLS.replace(
                "}", ", client_ca_file: ca.crt, client_auth_type: RequireAndVerifyClientCert}"));
    TlsClient alice =
        TlsClient.trusting(authority).with(clients.issue(CertificateRequest.of("alice")));
    try (SecuredServer server = new SecuredServer(security)) {
      assertThat(alice.get(server.port()).status()).endsWith("200 OK");
      assertThat(alice.get(server.port()).status()).endsWith("200 OK");

      replace("ca.crt", CertificateAuthority.create("clients").pem());
      later();

      assertRefused(alice, server);
    }
  }

  private static void assertRefused(TlsClient client, SecuredServer server) {
    String response;
    try {
      response = client.get(server.port()).response();
    } catch (IOException e) {
      response = "";
    }
    assertThat(response).isEmpty();
  }

  @Test
  void follows_users_headers_and_rate() throws Exception {
    WebSecurity security = security("");
    assertThat(security.https()).isEmpty();
    assertThat(security.admit(Optional.empty())).isEqualTo(Admission.ADMITTED);

    replace(
        "web.yml",
        """
        http_server_config: {headers: {X-Frame-Options: deny}}
        basic_auth_users: {alice: %s}
        rate_limit: {interval: 1h, burst: 3}
        """
            .formatted(HASH));
    later();

    assertThat(security.responseHeaders()).containsExactly(Map.entry("X-Frame-Options", "deny"));
    assertThat(security.admit(Optional.empty())).isEqualTo(Admission.UNAUTHENTICATED);
    assertThat(security.admit(login("alice:s3cret"))).isEqualTo(Admission.ADMITTED);
    assertThat(security.admit(login("alice:wrong"))).isEqualTo(Admission.UNAUTHENTICATED);
    assertThat(security.admit(login("alice:s3cret"))).isEqualTo(Admission.RATE_LIMITED);

    replace("web.yml", "rate_limit: {interval: 1h, burst: 1}");
    later();
    assertThat(security.admit(Optional.empty())).isEqualTo(Admission.ADMITTED);
    assertThat(security.admit(Optional.empty())).isEqualTo(Admission.RATE_LIMITED);
  }

  @Test
  @DisplayName(
      "keeps asking for passwords when its file becomes unreadable, empty of meaning or gone")
  void stays_locked() throws Exception {
    WebSecurity security = security("basic_auth_users: {alice: %s}".formatted(HASH));

    for (String bad : List.of("basic_auth_users: [", "basic_auth_user: {}", "\u0000")) {
      replace("web.yml", bad);
      later();
      assertThat(security.admit(Optional.empty())).isEqualTo(Admission.UNAUTHENTICATED);
    }
    Files.delete(directory.resolve("web.yml"));
    later();
    assertThat(security.admit(Optional.empty())).isEqualTo(Admission.UNAUTHENTICATED);
    assertThat(security.admit(login("alice:s3cret"))).isEqualTo(Admission.ADMITTED);
    assertThat(log.lines("web_config_rejected")).hasSize(4);
  }

  @Test
  @DisplayName("does not turn TLS on or off")
  void does_not_turn_tls_on_or_off() throws Exception {
    WebSecurity plain = security("");
    replace("web.yml", TLS);
    later();
    assertThat(plain.admit(Optional.empty())).isEqualTo(Admission.ADMITTED);
    assertThat(plain.https()).isEmpty();

    WebSecurity secure = security(TLS);
    replace("web.yml", "");
    later();
    assertThat(secure.responseHeaders()).isEmpty();
    assertThat(secure.https()).isPresent();
    assertThat(secure.https().orElseThrow().getSSLContext().createSSLEngine()).isNotNull();

    assertThat(log.lines())
        .hasSize(2)
        .allMatch(line -> line.contains("TLS can't be turned on or off in a running process"));
  }

  @Test
  @DisplayName(
      "sees a file that was renamed into place or swapped behind a link, as Kubernetes does")
  void sees_links() throws Exception {
    Path one = Files.createDirectory(directory.resolve("..one"));
    Path two = Files.createDirectory(directory.resolve("..two"));
    Files.writeString(
        one.resolve("web.yml"), "http_server_config: {headers: {X-Frame-Options: deny}}");
    Files.writeString(two.resolve("web.yml"), "");
    Path data = Files.createSymbolicLink(directory.resolve("..data"), one);
    Path file = Files.createSymbolicLink(directory.resolve("link.yml"), data.resolve("web.yml"));
    WebSecurity security = WebSecurity.of(file, log, ticker);
    assertThat(security.responseHeaders()).hasSize(1);

    Path fresh = Files.createSymbolicLink(directory.resolve("..tmp"), two);
    Files.move(fresh, data, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    later();

    assertThat(security.responseHeaders()).isEmpty();
  }

  private WebSecurity security(String text) throws Exception {
    replace("web.yml", text);
    return WebSecurity.of(directory.resolve("web.yml"), log, ticker);
  }

  /** Certificate and key, one after the other. */
  private void install(TestCertificate certificate) throws IOException {
    replace("server.crt", certificate.certificatePem());
    replace("server.key", certificate.keyPem());
  }

  private void replace(String name, String text) throws IOException {
    Path fresh = Files.writeString(directory.resolve(name + ".new"), text);
    Files.move(fresh, directory.resolve(name), StandardCopyOption.REPLACE_EXISTING);
  }

  private void later() {
    ticker.advance(Duration.ofSeconds(1));
  }

  private static Optional<String> login(String pair) {
    return Optional.of("Basic " + Base64.getEncoder().encodeToString(pair.getBytes(UTF_8)));
  }
}
