package io.tenken.core.web;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tenken.core.spi.Ticker;
import io.tenken.core.testing.RecordingLog;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import javax.net.ssl.SSLException;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

@DisplayName("A client that is refused")
@Timeout(60)
class AlertingEngineTest {

  private static final CertificateAuthority SERVERS = CertificateAuthority.create("servers");
  private static final CertificateAuthority CLIENTS = CertificateAuthority.create("clients");
  private static final String VERIFIED =
      "client_auth_type: RequireAndVerifyClientCert\n  client_ca_file: ca.crt";

  @TempDir Path directory;

  /** A client and what it is told. */
  record Refusal(String tls, TlsClient client, String alert) {

    @Override
    public String toString() {
      return alert;
    }
  }

  static Stream<Refusal> refusals() {
    TestCertificate stranger = CertificateAuthority.create("clients").issueForLocalhost();
    TlsClient weak = tls12().cipherSuites("TLS_ECDHE_ECDSA_WITH_AES_256_CBC_SHA");
    return Stream.of(
        new Refusal(VERIFIED, tls12(), "(bad_certificate|handshake_failure)"),
        new Refusal(VERIFIED, tls12().with(stranger), "certificate_unknown"),
        new Refusal(VERIFIED, tls13(), "(bad_certificate|certificate_required)"),
        new Refusal(VERIFIED, tls13().with(stranger), "certificate_unknown"),
        new Refusal("min_version: TLS13", tls12(), "protocol_version"),
        new Refusal(
            "cipher_suites: [TLS_ECDHE_ECDSA_WITH_AES_128_GCM_SHA256]", weak, "handshake_failure"));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("refusals")
  @DisplayName("is told why by an alert")
  void isToldWhy(Refusal refusal) throws Exception {
    try (SecuredServer server = start(refusal.tls())) {
      assertThatThrownBy(() -> refusal.client().get(server.port()))
          .isInstanceOf(SSLException.class)
          .hasMessageMatching("(\\(.*\\) )?Received fatal alert: " + refusal.alert());
    }
  }

  private static TlsClient tls12() {
    return TlsClient.trusting(SERVERS).versions("TLSv1.2");
  }

  private static TlsClient tls13() {
    return TlsClient.trusting(SERVERS).versions("TLSv1.3");
  }

  private SecuredServer start(String tls) throws Exception {
    TestCertificate server = SERVERS.issueForLocalhost();
    write("server.crt", server.certificatePem());
    write("server.key", server.keyPem());
    write("ca.crt", CLIENTS.pem());
    Path file =
        write(
            "web.yml",
            "tls_server_config:\n  cert_file: server.crt\n  key_file: server.key\n  " + tls);
    return new SecuredServer(WebSecurity.of(file, new RecordingLog(), Ticker.system()));
  }

  private Path write(String name, String text) throws IOException {
    return Files.writeString(directory.resolve(name), text);
  }
}
