package io.tenken.core.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tenken.core.spi.Ticker;
import io.tenken.core.testing.RecordingLog;
import io.tenken.core.web.CertificateRequest.KeyKind;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

@DisplayName("A server with TLS")
@Timeout(120)
class TlsBehaviourTest {

  private static final String ECDHE_128 = "TLS_ECDHE_ECDSA_WITH_AES_128_GCM_SHA256";
  private static final String ECDHE_256 = "TLS_ECDHE_ECDSA_WITH_AES_256_GCM_SHA384";
  private static final String ECDHE_CBC = "TLS_ECDHE_ECDSA_WITH_AES_256_CBC_SHA";

  private static CertificateAuthority serverAuthority;
  private static CertificateAuthority clientAuthority;
  private static TestCertificate server;

  @TempDir Path directory;

  @BeforeAll
  static void issue() {
    serverAuthority = CertificateAuthority.create("server CA");
    clientAuthority = CertificateAuthority.create("client CA");
    server = serverAuthority.issueForLocalhost();
  }

  @BeforeEach
  void write() throws IOException {
    write("server.crt", server.certificatePem());
    write("server.key", server.keyPem());
    write("ca.crt", clientAuthority.pem());
  }

  /** A client that is let in. */
  record Good(String tls, TlsClient client) {

    @Override
    public String toString() {
      return tls.isEmpty() ? "with the defaults" : tls.strip();
    }
  }

  /** A client that is not, and why. */
  record Bad(String reason, String tls, TlsClient client) {

    @Override
    public String toString() {
      return reason;
    }
  }

  static Stream<Good> good() {
    TestCertificate alice =
        clientAuthority.issue(
            CertificateRequest.of("alice")
                .dns("alice.example")
                .mail("alice@example")
                .uri("spiffe://example/alice")
                .ip(10, 0, 0, 1)
                .ip(0x20, 0x01, 0x0d, 0xb8, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 1));
    TestCertificate stranger = TestCertificate.selfSigned(CertificateRequest.of("stranger"));
    String verified = "client_auth_type: RequireAndVerifyClientCert\n  client_ca_file: ca.crt\n";
    return Stream.of(
        new Good("", client()),
        new Good("", client().versions("TLSv1.2")),
        new Good("", client().versions("TLSv1.3")),
        new Good("", client().with(alice)),
        new Good("min_version: TLS10", client()),
        new Good("max_version: TLS12", client()),
        new Good("min_version: TLS13", client()),
        new Good(all("cipher_suites", CipherSuites.DEFAULT), client()),
        new Good("cipher_suites: [" + ECDHE_128 + "]", client().cipherSuites(ECDHE_128)),
        new Good("cipher_suites: [" + ECDHE_128 + "]", client().versions("TLSv1.3")),
        new Good("cipher_suites: [TLS_AES_128_GCM_SHA256, " + ECDHE_128 + "]", client()),
        new Good("curve_preferences: [CurveP256, CurveP384, CurveP521, X25519]", client()),
        new Good("curve_preferences: [CurveP521]", client()),
        new Good(
            "curve_preferences: [X25519MLKEM768, CurveP256]",
            client().curves(Curve.P384, Curve.P256)),
        new Good("curve_preferences: [CurveP384, CurveP256]", client().curves(Curve.P256)),
        new Good("curve_preferences: [X25519]", client().curves(Curve.P256, Curve.X25519)),
        new Good(
            "curve_preferences: [CurveP256]",
            client().versions("TLSv1.2").curves(Curve.P384, Curve.P256)),
        new Good(verified + "  curve_preferences: [CurveP256]", client().with(alice)),
        new Good("client_auth_type: RequestClientCert", client()),
        new Good("client_auth_type: RequestClientCert", client().with(stranger)),
        new Good("client_auth_type: RequireAnyClientCert", client().with(stranger)),
        new Good(
            "client_auth_type: RequireAnyClientCert\n  client_ca_file: ca.crt",
            client().with(stranger)),
        new Good("client_auth_type: VerifyClientCertIfGiven", client()),
        new Good(verified.replace("RequireAnd", "").replace("Cert\n", "CertIfGiven\n"), client()),
        new Good(
            verified.replace("RequireAnd", "").replace("Cert\n", "CertIfGiven\n"),
            client().with(alice)),
        new Good(verified, client().with(alice)),
        new Good(verified, client().versions("TLSv1.2").with(alice)),
        new Good(verified + "  client_allowed_sans: [bob, alice.example]", client().with(alice)),
        new Good(verified + "  client_allowed_sans: [alice@example]", client().with(alice)),
        new Good(
            verified + "  client_allowed_sans: ['spiffe://example/alice']", client().with(alice)),
        new Good(verified + "  client_allowed_sans: [10.0.0.1]", client().with(alice)),
        new Good(verified + "  client_allowed_sans: ['2001:db8::1']", client().with(alice)));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("good")
  void serves(Good good) throws Exception {
    try (SecuredServer secured = start(good.tls())) {
      TlsClient.Answer answer = good.client().get(secured.port());

      assertThat(answer.status()).isEqualTo("HTTP/1.1 200 OK");
      assertThat(answer.server()).isEqualTo(server.certificate());
    }
  }

  static Stream<Bad> bad() {
    Instant now = Instant.now();
    String verified = "client_auth_type: RequireAndVerifyClientCert\n  client_ca_file: ca.crt\n";
    String ifGiven = "client_auth_type: VerifyClientCertIfGiven\n  client_ca_file: ca.crt\n";
    TestCertificate alice = clientAuthority.issue(CertificateRequest.of("alice").dns("alice"));
    TestCertificate wrong = CertificateAuthority.create("client CA").issueForLocalhost();
    TestCertificate notYet =
        clientAuthority.issue(
            CertificateRequest.of("early").valid(now.plusSeconds(9_000), now.plusSeconds(90_000)));
    return Stream.of(
        new Bad("no certificate at all", verified, client()),
        new Bad("no certificate at all, TLS 1.2", verified, client().versions("TLSv1.2")),
        new Bad("no certificate", "client_auth_type: RequireAnyClientCert", client()),
        new Bad("wrong CA, of the same name", verified, client().with(wrong)),
        new Bad("wrong CA, though none is required", ifGiven, client().with(wrong)),
        new Bad("expired", verified, client().with(clientAuthority.issueExpired("alice"))),
        new Bad("expired if given", ifGiven, client().with(clientAuthority.issueExpired("alice"))),
        new Bad("not valid yet", verified, client().with(notYet)),
        new Bad("issued by the CA of the servers", verified, client().with(server)),
        new Bad(
            "a certificate for servers only",
            verified,
            client().with(clientAuthority.issue(CertificateRequest.of("s").forServersOnly()))),
        new Bad(
            "no client CA configured, so nobody is trusted",
            "client_auth_type: RequireAndVerifyClientCert",
            client().with(alice)),
        new Bad(
            "no client CA configured, certificate given",
            "client_auth_type: VerifyClientCertIfGiven",
            client().with(alice)),
        new Bad("another name", verified + "  client_allowed_sans: [bob]", client().with(alice)),
        new Bad("no name", verified + "  client_allowed_sans: [alice]", client().with(anonymous())),
        new Bad(
            "part of a name",
            verified + "  client_allowed_sans: [alic, alicee]",
            client().with(alice)),
        new Bad(
            "another name, any certificate",
            "client_auth_type: RequireAnyClientCert\n  client_allowed_sans: [bob]",
            client().with(alice)),
        new Bad(
            "TLS 1.2 where 1.3 is the oldest", "min_version: TLS13", client().versions("TLSv1.2")),
        new Bad(
            "TLS 1.3 where 1.2 is the newest", "max_version: TLS12", client().versions("TLSv1.3")),
        new Bad(
            "no common cipher suite",
            "cipher_suites: [" + ECDHE_128 + "]",
            client().versions("TLSv1.2").cipherSuites(ECDHE_CBC)),
        new Bad("no common curve", "curve_preferences: [CurveP521]", client().curves(Curve.P256)),
        new Bad(
            "no common curve, X25519", "curve_preferences: [X25519]", client().curves(Curve.P256)),
        new Bad(
            "no common curve, TLS 1.2",
            "curve_preferences: [CurveP521]",
            client().versions("TLSv1.2").curves(Curve.P256)));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("bad")
  void refuses(Bad bad) throws Exception {
    try (SecuredServer secured = start(bad.tls())) {
      assertRefused(bad.client(), secured);
      assertThatCode(() -> new Socket(InetAddress.getLoopbackAddress(), secured.port()).close())
          .doesNotThrowAnyException();
    }
  }

  @Test
  @DisplayName("has no use for SSL 3.0, TLS 1.0 and TLS 1.1, even where they are configured")
  void refuses_old_versions() throws Exception {
    try (SecuredServer secured = start("min_version: TLS10")) {
      assertThat(answerToHello("0303", secured)).as("TLS 1.2").startsWith("160303");
      for (String version : List.of("0300", "0301", "0302")) {
        assertThat(answerToHello(version, secured)).as(version).doesNotStartWith("16");
      }
    }
  }

  /** The first bytes of what comes back; none if the connection is closed. */
  private static String answerToHello(String version, SecuredServer secured) throws IOException {
    String suites = "0004" + "c02b" + "c009";
    String extensions = "0010" + "000a00040002" + "0017" + "000d00040002" + "0403";
    String hello = version + "00".repeat(32) + "00" + suites + "0100" + extensions;
    String message = "01" + "%06x".formatted(hello.length() / 2) + hello;
    String record = "160301" + "%04x".formatted(message.length() / 2) + message;
    try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), secured.port())) {
      socket.getOutputStream().write(HexFormat.of().parseHex(record));
      return HexFormat.of().formatHex(socket.getInputStream().readNBytes(4));
    }
  }

  @Test
  @DisplayName("does not speak HTTP on the port for HTTPS, nor the other way round")
  void does_not_mix() throws Exception {
    try (SecuredServer secured = start("");
        Socket socket = new Socket(InetAddress.getLoopbackAddress(), secured.port())) {
      socket
          .getOutputStream()
          .write("GET / HTTP/1.1\r\nHost: x\r\n\r\n".getBytes(StandardCharsets.US_ASCII));
      assertThat(new String(socket.getInputStream().readAllBytes(), StandardCharsets.US_ASCII))
          .doesNotContain("HTTP/1.1 200");
    }
    try (SecuredServer plain = new SecuredServer(WebSecurity.open())) {
      assertThatThrownBy(() -> client().patience(300).get(plain.port()))
          .isInstanceOf(IOException.class);
    }
  }

  @Test
  @DisplayName("picks the cipher suite by its own order, or by the client's where it is told to")
  void picks_the_cipher_suite() throws Exception {
    String suites = "cipher_suites: [%s, %s]\n  ".formatted(ECDHE_128, ECDHE_256);
    TlsClient other = client().versions("TLSv1.2").cipherSuites(ECDHE_256, ECDHE_128);

    try (SecuredServer own = start(suites)) {
      assertThat(other.get(own.port()).session().getCipherSuite()).isEqualTo(ECDHE_128);
    }
    try (SecuredServer clients = start(suites + "prefer_server_cipher_suites: false")) {
      assertThat(other.get(clients.port()).session().getCipherSuite()).isEqualTo(ECDHE_256);
    }
  }

  @ParameterizedTest
  @EnumSource(KeyKind.class)
  void serves_with_every_kind_of_key(KeyKind kind) throws Exception {
    TestCertificate other =
        serverAuthority.issue(CertificateRequest.of("localhost").dns("localhost").key(kind));
    write("server.crt", other.certificatePem() + serverAuthority.pem());
    write("server.key", kind == KeyKind.ED25519 ? other.keyPem() : other.traditionalKeyPem());

    try (SecuredServer secured = start("")) {
      assertThat(client().get(secured.port()).server()).isEqualTo(other.certificate());
      assertThat(client().versions("TLSv1.2").get(secured.port()).status()).endsWith("200 OK");
    }
  }

  @Test
  @DisplayName("mixes up curves of key exchange and of certificates on Java 17 only")
  void tells_curves_apart() throws Exception {
    TestCertificate alice = clientAuthority.issue(CertificateRequest.of("alice"));
    String tls =
        "curve_preferences: [X25519]\n  client_ca_file: ca.crt\n"
            + "  client_auth_type: RequireAndVerifyClientCert";

    try (SecuredServer secured = start(tls)) {
      if (Runtime.version().feature() >= 20) {
        assertThat(client().with(alice).get(secured.port()).status()).endsWith("200 OK");
      } else {
        assertRefused(client().with(alice), secured);
      }
    }
  }

  @Test
  @DisplayName("serves with certificate, key and client CA in the configuration itself")
  void serves_inline() throws Exception {
    TestCertificate alice = clientAuthority.issue(CertificateRequest.of("alice"));
    Path file =
        write(
            "inline.yml",
            "tls_server_config:\n  client_auth_type: RequireAndVerifyClientCert\n"
                + block("cert", server.certificatePem())
                + block("key", server.traditionalKeyPem())
                + block("client_ca", clientAuthority.pem()));

    try (SecuredServer secured = start(file)) {
      assertThat(client().with(alice).get(secured.port()).status()).endsWith("200 OK");
      assertRefused(client(), secured);
    }
  }

  @Test
  @DisplayName("lets clients trust it by its root when it shows its intermediate CA")
  void shows_its_chain() throws Exception {
    CertificateAuthority intermediate = serverAuthority.intermediate("intermediate CA");
    TestCertificate below = intermediate.issueForLocalhost();
    write("server.crt", below.certificatePem() + intermediate.pem());
    write("server.key", below.keyPem());

    try (SecuredServer secured = start("")) {
      assertThat(client().get(secured.port()).session().getPeerCertificates()).hasSize(2);
    }
  }

  @Test
  @DisplayName("is not started where no cipher suite is left")
  void needs_a_cipher_suite() {
    assertThatThrownBy(
            () ->
                start(
                    "max_version: TLS12\n  cipher_suites: [TLS_AES_128_GCM_SHA256]\n"
                        + "http_server_config: {http2: false}"))
        .hasMessageContaining("web.yml:5: tls_server_config.cipher_suites[0]: none of the cipher")
        .hasMessageContaining("works with max_version TLS12 on Java");
  }

  @Test
  @DisplayName("takes a chain that holds a certificate too many, and in no order")
  void takes_an_untidy_chain() throws Exception {
    write("server.crt", server.certificatePem() + clientAuthority.pem() + serverAuthority.pem());

    try (SecuredServer secured = start("")) {
      assertThat(client().get(secured.port()).session().getPeerCertificates()).hasSize(3);
    }
  }

  /** With TLS 1.3 a client may have sent its request before it hears of the alert, or not. */
  private static void assertRefused(TlsClient client, SecuredServer secured) {
    String response;
    try {
      response = client.get(secured.port()).response();
    } catch (IOException e) {
      response = "";
    }
    assertThat(response).isEmpty();
  }

  private static TestCertificate anonymous() {
    return clientAuthority.issue(CertificateRequest.of("alice"));
  }

  private static String all(String key, List<String> values) {
    return key + ": [" + String.join(", ", values) + "]";
  }

  private static String block(String key, String text) {
    return "  " + key + ": |\n" + text.indent(4);
  }

  private static TlsClient client() {
    return TlsClient.trusting(serverAuthority);
  }

  private SecuredServer start(String tls) throws Exception {
    return start(
        write(
            "web.yml",
            "tls_server_config:\n  cert_file: server.crt\n  key_file: server.key\n  " + tls));
  }

  private static SecuredServer start(Path file) throws Exception {
    return new SecuredServer(WebSecurity.of(file, new RecordingLog(), Ticker.system()));
  }

  private Path write(String name, String text) throws IOException {
    return Files.writeString(directory.resolve(name), text);
  }
}
