package io.tenken.ingress.probe;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpsConfigurator;
import com.sun.net.httpserver.HttpsServer;
import io.tenken.core.spi.Deadline;
import io.tenken.core.spi.Ticker;
import io.tenken.core.untrusted.OperatorPattern;
import io.tenken.core.web.CertificateAuthority;
import io.tenken.core.web.CertificateRequest;
import io.tenken.core.web.TestCertificate;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.security.KeyStore;
import java.security.cert.Certificate;
import java.time.Duration;
import java.util.Optional;
import java.util.OptionalInt;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("A probe by HTTPS")
class SecureProbeTest {

  private static final byte[] HEALTHY = "healthy".getBytes(StandardCharsets.UTF_8);
  private static final char[] NO_PASSWORD = {};

  private final CertificateAuthority authority = CertificateAuthority.create("ours");
  private SSLContext trustOfThisJava;

  @BeforeEach
  void trustTheAuthority() throws Exception {
    trustOfThisJava = SSLContext.getDefault();
    SSLContext.setDefault(trusting(authority.certificate()));
  }

  @AfterEach
  void trustAsBefore() {
    SSLContext.setDefault(trustOfThisJava);
  }

  @Test
  void succeeds_with_a_certificate_of_an_authority_that_java_trusts() throws Exception {
    ProbeResult result = ask(authority.issueForLocalhost(), "127.0.0.1", false);

    assertThat(result.succeeded()).as(result.detail()).isTrue();
    assertThat(result.status()).hasValue(200);
    assertThat(ask(authority.issueForLocalhost(), "localhost", false).succeeded()).isTrue();
  }

  @Test
  void fails_with_a_certificate_of_an_authority_that_nobody_trusts() throws Exception {
    assertFails(
        ask(CertificateAuthority.create("theirs").issueForLocalhost(), "127.0.0.1", false),
        "unable to find valid certification path");
  }

  @Test
  void fails_with_a_certificate_for_another_name() throws Exception {
    TestCertificate elsewhere = authority.issue(CertificateRequest.of("x").dns("example.org"));

    assertFails(ask(elsewhere, "127.0.0.1", false), "127.0.0.1");
    assertFails(ask(elsewhere, "localhost", false), "localhost");
  }

  @Test
  void fails_with_a_certificate_that_has_expired() throws Exception {
    assertFails(
        ask(authority.issueExpired("localhost"), "localhost", false), "validity check failed");
  }

  @Test
  @DisplayName("takes any certificate if it is insecure")
  void takes_any_certificate() throws Exception {
    TestCertificate any =
        CertificateAuthority.create("theirs").issue(CertificateRequest.of("x").dns("example.org"));

    assertThat(ask(any, "127.0.0.1", true).succeeded()).isTrue();
    assertThat(ask(authority.issueExpired("x"), "localhost", true).succeeded()).isTrue();
  }

  private static void assertFails(ProbeResult result, String problem) {
    assertThat(result.failure()).contains(ProbeFailure.TLS);
    assertThat(result.detail()).contains(problem);
  }

  private static ProbeResult ask(TestCertificate certificate, String host, boolean insecure)
      throws Exception {
    HttpsServer server =
        HttpsServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.setHttpsConfigurator(new HttpsConfigurator(showing(certificate)));
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

  private static SSLContext showing(TestCertificate certificate) throws Exception {
    KeyStore store = emptyStore();
    Certificate[] chain = {certificate.certificate()};
    store.setKeyEntry("own", certificate.keys().getPrivate(), NO_PASSWORD, chain);
    KeyManagerFactory keys = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
    keys.init(store, NO_PASSWORD);
    SSLContext context = SSLContext.getInstance("TLS");
    context.init(keys.getKeyManagers(), null, null);
    return context;
  }

  private static SSLContext trusting(TestCertificate certificate) throws Exception {
    KeyStore store = emptyStore();
    store.setCertificateEntry("authority", certificate.certificate());
    TrustManagerFactory trust =
        TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
    trust.init(store);
    SSLContext context = SSLContext.getInstance("TLS");
    context.init(null, trust.getTrustManagers(), null);
    return context;
  }

  private static KeyStore emptyStore() throws Exception {
    KeyStore store = KeyStore.getInstance("PKCS12");
    store.load(null, NO_PASSWORD);
    return store;
  }
}
