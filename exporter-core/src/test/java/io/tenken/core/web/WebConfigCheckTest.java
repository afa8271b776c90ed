package io.tenken.core.web;

import static org.assertj.core.api.Assertions.assertThat;

import io.tenken.core.spi.Diagnosis;
import io.tenken.core.spi.Diagnosis.Severity;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@DisplayName("The check of the web configuration")
class WebConfigCheckTest {

  private static final String HASH = "$2y$10$QOauhQNbBCuQDKes6eFzPeMqBSjb7Mr5DUmpZ/VcEd00UAV/LDeSi";
  private final Instant now = Instant.now();

  @TempDir Path directory;

  private final CertificateAuthority authority = CertificateAuthority.create("CA");

  @BeforeEach
  void issue() throws IOException {
    issue(
        CertificateRequest.of("node1").valid(now.minusSeconds(60), now.plus(Duration.ofDays(90))));
    write("ca.crt", authority.pem());
  }

  @Test
  void finds_nothing_wrong() throws IOException {
    Path file =
        write(
            "web.yml",
            """
            tls_server_config:
              cert_file: server.crt
              key_file: server.key
              client_ca_file: ca.crt
              client_auth_type: RequireAndVerifyClientCert
            basic_auth_users: {alice: %s}
            """
                .formatted(HASH));

    assertThat(diagnose(file))
        .containsExactly(Diagnosis.ok("web configuration", file + ": TLS, 1 user(s)"));
    assertThat(diagnose(write("empty.yml", "")))
        .extracting(Diagnosis::finding)
        .containsExactly(directory.resolve("empty.yml") + ": no TLS, no users");
  }

  @Test
  void finds_what_keeps_the_exporter_from_starting() throws IOException {
    Path file = write("web.yml", "tls_server_config: {cert_file: none.crt, key_file: server.key}");

    assertThat(diagnose(file))
        .containsExactly(
            new Diagnosis(
                Severity.CRITICAL,
                "web configuration",
                "%s:1: tls_server_config.cert_file: read %s/none.crt: there is no such file"
                    .formatted(file, directory),
                "correct the file; the exporter does not start with it"));
  }

  @Test
  void finds_certificates_that_are_not_valid_or_not_for_long() throws IOException {
    Path file =
        write("web.yml", "tls_server_config: {cert_file: server.crt, key_file: server.key}");

    issue(CertificateRequest.of("old").valid(now.minusSeconds(60), now.minusSeconds(30)));
    assertThat(diagnose(file))
        .singleElement()
        .satisfies(d -> assertThat(d.severity()).isEqualTo(Severity.CRITICAL))
        .satisfies(d -> assertThat(d.finding()).startsWith("certificate CN=old expired on "));

    issue(CertificateRequest.of("soon").valid(now, now.plus(Duration.ofDays(13))));
    assertThat(diagnose(file))
        .singleElement()
        .satisfies(d -> assertThat(d.severity()).isEqualTo(Severity.WARNING))
        .satisfies(d -> assertThat(d.finding()).startsWith("certificate CN=soon expires on "));

    issue(
        CertificateRequest.of("new")
            .valid(now.plus(Duration.ofDays(1)), now.plus(Duration.ofDays(90))));
    assertThat(diagnose(file))
        .singleElement()
        .satisfies(d -> assertThat(d.severity()).isEqualTo(Severity.CRITICAL))
        .satisfies(d -> assertThat(d.finding()).startsWith("certificate CN=new is valid from "));
  }

  @Test
  void finds_settings_that_make_little_sense() throws IOException {
    assertThat(findings("client_auth_type: RequireAndVerifyClientCert"))
        .containsExactly("no certificate of a client is trusted, for there is no client CA");
    assertThat(findings("client_auth_type: RequireAnyClientCert"))
        .containsExactly("certificates of clients are asked for and not verified");
    assertThat(diagnose(write("users.yml", "basic_auth_users: {a: %s}".formatted(HASH))))
        .extracting(Diagnosis::finding)
        .containsExactly("passwords are sent in the clear");
    assertThat(
            diagnose(
                write("cost.yml", "basic_auth_users: {a: %s}".formatted(HASH.replace("10", "15")))))
        .extracting(Diagnosis::finding)
        .contains("the password of user \"a\" has bcrypt cost 15");
  }

  private List<String> findings(String tls) throws IOException {
    Path file =
        write(
            "web.yml",
            "tls_server_config: {cert_file: server.crt, key_file: server.key, %s}".formatted(tls));
    return diagnose(file).stream().map(Diagnosis::finding).toList();
  }

  private void issue(CertificateRequest request) throws IOException {
    TestCertificate certificate = authority.issue(request);
    write("server.crt", certificate.certificatePem());
    write("server.key", certificate.keyPem());
  }

  private Path write(String name, String text) throws IOException {
    return Files.writeString(directory.resolve(name), text);
  }

  private List<Diagnosis> diagnose(Path file) {
    return WebConfigCheck.diagnose(file, Clock.fixed(now, ZoneOffset.UTC));
  }
}
