package io.tenken.core.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import com.sun.net.httpserver.HttpsConfigurator;
import io.tenken.core.spi.ConfigurationException;
import io.tenken.core.testing.FakeTicker;
import io.tenken.core.testing.RecordingLog;
import java.io.IOException;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyManagementException;
import java.security.Principal;
import java.security.cert.CertificateException;
import java.security.cert.X509Certificate;
import java.util.List;
import java.util.Optional;
import javax.net.ssl.SSLContext;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@DisplayName("Web security")
class WebSecurityTest {

  /** Of "s3cret". */
  private static final String HASH = "$2b$04$abcdefghijklmnopqrstuuLZYjhNQAOdpbzt4WxWlUHjv1wsyH5DG";

  @TempDir Path directory;

  @Test
  void is_open_without_a_configuration() {
    WebSecurity open = WebSecurity.open();

    assertThat(open.https()).isEmpty();
    assertThat(open.admit(Optional.empty())).isEqualTo(Admission.ADMITTED);
    assertThat(open.responseHeaders()).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({
    "'', 401",
    "Basic YWxpY2U6czNjcmV0, 200",
    "Basic YWxpY2U6d3Jvbmc=, 401",
    "Basic bWFsbG9yeTpzM2NyZXQ=, 401",
    "Bearer token, 401"
  })
  @DisplayName("asks for user and password, and sets headers on good and bad answers")
  void asks_for_a_password(String authorization, int status) throws Exception {
    WebSecurity security =
        security(
            """
            basic_auth_users: {alice: %s}
            http_server_config:
              headers:
                X-Frame-Options: sameorigin
                Strict-Transport-Security: max-age=31536000; includeSubDomains
            """
                .formatted(HASH));

    HttpResponse<String> response = get(security, authorization);

    assertThat(response.statusCode()).isEqualTo(status);
    assertThat(response.headers().firstValue("X-Frame-Options")).contains("sameorigin");
    assertThat(response.headers().firstValue("Strict-Transport-Security"))
        .contains("max-age=31536000; includeSubDomains");
    assertThat(response.headers().firstValue("WWW-Authenticate").isPresent())
        .isEqualTo(status == 401);
  }

  @Test
  void limits_the_rate() throws Exception {
    WebSecurity security = security("rate_limit: {interval: 1s, burst: 1}");

    assertThat(get(security, "").statusCode()).isEqualTo(200);
    HttpResponse<String> second = get(security, "");

    assertThat(second.statusCode()).isEqualTo(429);
    assertThat(second.headers().firstValue("Retry-After")).contains("1");
  }

  @Test
  @DisplayName("tells a busy server from a refusal")
  void tells_busy_from_refused() {
    assertThat(Admission.BUSY.status()).isEqualTo(503);
    assertThat(Admission.BUSY.headers()).containsKey("Retry-After");
    assertThat(Admission.ADMITTED.headers()).isEmpty();
  }

  @Test
  @DisplayName("lends the server a context that makes engines and nothing else")
  void makes_engines_only() throws Exception {
    SSLContext context = tls().getSSLContext();

    assertThat(context.createSSLEngine("prometheus", 1).getUseClientMode()).isFalse();
    assertThat(context.createSSLEngine().getSSLParameters().getNeedClientAuth()).isTrue();
    assertThat(context.getDefaultSSLParameters().getProtocols())
        .containsExactlyInAnyOrder("TLSv1.2", "TLSv1.3");
    assertThat(context.getSupportedSSLParameters().getCipherSuites())
        .containsAll(CipherSuites.DEFAULT);
    assertThat(context.getServerSessionContext()).isNotNull();
    assertThat(context.getClientSessionContext()).isNotNull();
    assertThatExceptionOfType(UnsupportedOperationException.class)
        .isThrownBy(context::getSocketFactory);
    assertThatExceptionOfType(UnsupportedOperationException.class)
        .isThrownBy(context::getServerSocketFactory);
    assertThatExceptionOfType(KeyManagementException.class)
        .isThrownBy(() -> context.init(null, null, null));
  }

  @Test
  @DisplayName("trusts no server, and no client that an engine did not bring")
  void trusts_nobody_else() throws Exception {
    ClientTrust trust = ClientTrust.load(config("NoClientCert"));
    X509Certificate[] chain = {
      TestCertificate.selfSigned(CertificateRequest.of("a")).certificate()
    };

    assertThatExceptionOfType(CertificateException.class)
        .isThrownBy(
            () -> trust.checkClientTrusted(chain, "EC", tls().getSSLContext().createSSLEngine()))
        .withMessage("no certificate was asked for");
    assertThatExceptionOfType(CertificateException.class)
        .isThrownBy(() -> trust.checkClientTrusted(chain, "EC"));
    assertThatExceptionOfType(CertificateException.class)
        .isThrownBy(() -> trust.checkClientTrusted(chain, "EC", new Socket()));
    assertThatExceptionOfType(CertificateException.class)
        .isThrownBy(() -> trust.checkServerTrusted(chain, "EC"));
    assertThatExceptionOfType(CertificateException.class)
        .isThrownBy(() -> trust.checkServerTrusted(chain, "EC", new Socket()));
    assertThatExceptionOfType(CertificateException.class)
        .isThrownBy(
            () -> trust.checkServerTrusted(chain, "EC", tls().getSSLContext().createSSLEngine()));
    assertThat(trust.getAcceptedIssuers()).isEmpty();
  }

  @Test
  @DisplayName("offers its key for its kind, and to engines only")
  void offers_its_key() throws Exception {
    TestCertificate made = TestCertificate.selfSigned(CertificateRequest.of("a"));
    ServerKeyManager manager =
        new ServerKeyManager(
            new ServerIdentity(List.of(made.certificate()), made.keys().getPrivate()));
    Principal[] anyIssuer = null;

    assertThat(
            manager.chooseEngineServerAlias(
                "EC", anyIssuer, SSLContext.getDefault().createSSLEngine()))
        .isEqualTo("server");
    assertThat(
            manager.chooseEngineServerAlias(
                "RSA", anyIssuer, SSLContext.getDefault().createSSLEngine()))
        .isNull();
    assertThat(manager.getServerAliases("EC", anyIssuer)).containsExactly("server");
    assertThat(manager.chooseServerAlias("EC", anyIssuer, new Socket())).isNull();
    assertThat(manager.chooseClientAlias(new String[] {"EC"}, anyIssuer, new Socket())).isNull();
    assertThat(manager.getClientAliases("EC", anyIssuer)).isEmpty();
  }

  private HttpsConfigurator tls() throws Exception {
    return security(tlsSection("RequireAndVerifyClientCert")).https().orElseThrow();
  }

  private TlsConfig config(String clientAuth) throws Exception {
    return WebConfigReader.parse(directory.resolve("web.yml"), tlsSection(clientAuth))
        .tls()
        .orElseThrow();
  }

  private String tlsSection(String clientAuth) throws IOException {
    TestCertificate server = CertificateAuthority.create("CA").issueForLocalhost();
    Files.writeString(directory.resolve("server.crt"), server.certificatePem());
    Files.writeString(directory.resolve("server.key"), server.keyPem());
    return "tls_server_config: {cert_file: server.crt, key_file: server.key, client_auth_type: %s}"
        .formatted(clientAuth);
  }

  private WebSecurity security(String text) throws IOException, ConfigurationException {
    Path file = Files.writeString(directory.resolve("web.yml"), text);
    return WebSecurity.of(file, new RecordingLog(), new FakeTicker());
  }

  private static HttpResponse<String> get(WebSecurity security, String authorization)
      throws Exception {
    try (SecuredServer server = new SecuredServer(security)) {
      HttpRequest.Builder request =
          HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + server.port()));
      if (!authorization.isEmpty()) {
        request.header("Authorization", authorization);
      }
      return HttpClient.newHttpClient().send(request.build(), HttpResponse.BodyHandlers.ofString());
    }
  }
}
