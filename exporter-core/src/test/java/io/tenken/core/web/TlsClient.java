package io.tenken.core.web;

import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.X509Certificate;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import javax.net.ssl.KeyManager;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLParameters;
import javax.net.ssl.SSLSession;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.TrustManager;
import javax.net.ssl.TrustManagerFactory;

/** A client that can be made to insist on versions, cipher suites, curves and a certificate. */
final class TlsClient {

  private final X509Certificate trusted;
  private final SSLParameters parameters = new SSLParameters();
  private int patienceMillis = 20_000;
  private Optional<TestCertificate> own = Optional.empty();
  private Optional<SSLContext> context = Optional.empty();

  private TlsClient(X509Certificate trusted) {
    this.trusted = trusted;
  }

  static TlsClient trusting(CertificateAuthority authority) {
    return new TlsClient(authority.certificate().certificate());
  }

  TlsClient with(TestCertificate certificate) {
    own = Optional.of(certificate);
    return this;
  }

  TlsClient patience(int millis) {
    patienceMillis = millis;
    return this;
  }

  TlsClient versions(String... versions) {
    parameters.setProtocols(versions);
    return this;
  }

  TlsClient cipherSuites(String... suites) {
    parameters.setCipherSuites(suites);
    return this;
  }

  TlsClient curves(Curve... curves) {
    parameters.setAlgorithmConstraints(new CurveConstraints(List.of(curves)));
    return this;
  }

  /** One request on a connection of its own; sessions are resumed where the server lets it. */
  Answer get(int port) throws IOException {
    try (SSLSocket socket = connect(port)) {
      socket.startHandshake();
      String response = request(socket);
      return new Answer(response, socket.getSession());
    }
  }

  private SSLSocket connect(int port) throws IOException {
    if (context.isEmpty()) {
      context = Optional.of(newContext());
    }
    Socket plain = new Socket(InetAddress.getLoopbackAddress(), port);
    plain.setSoTimeout(patienceMillis);
    SSLSocket socket =
        (SSLSocket) context.get().getSocketFactory().createSocket(plain, "localhost", port, true);
    socket.setSSLParameters(parameters);
    return socket;
  }

  private static String request(Socket socket) throws IOException {
    OutputStream out = socket.getOutputStream();
    out.write(
        "GET / HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n"
            .getBytes(StandardCharsets.US_ASCII));
    out.flush();
    return new String(socket.getInputStream().readAllBytes(), StandardCharsets.US_ASCII);
  }

  private SSLContext newContext() {
    try {
      SSLContext fresh = SSLContext.getInstance("TLS");
      fresh.init(keyManagers(), trustManagers(), null);
      return fresh;
    } catch (GeneralSecurityException | IOException e) {
      throw new AssertionError(e);
    }
  }

  private TrustManager[] trustManagers() throws GeneralSecurityException, IOException {
    KeyStore store = emptyStore();
    store.setCertificateEntry("trusted", trusted);
    TrustManagerFactory factory = TrustManagerFactory.getInstance("PKIX");
    factory.init(store);
    return factory.getTrustManagers();
  }

  private KeyManager[] keyManagers() throws GeneralSecurityException, IOException {
    if (own.isEmpty()) {
      return new javax.net.ssl.KeyManager[0];
    }
    return new KeyManager[] {new EagerKeyManager(own.get())};
  }

  private static KeyStore emptyStore() throws GeneralSecurityException, IOException {
    KeyStore store = KeyStore.getInstance("PKCS12");
    store.load(null, null);
    return store;
  }

  /** What came back. */
  record Answer(String response, SSLSession session) {

    String status() {
      return response.lines().findFirst().orElse("");
    }

    String header(String name) {
      return response
          .lines()
          .filter(line -> line.toLowerCase(Locale.ROOT).startsWith(name + ": "))
          .findFirst()
          .orElse("");
    }

    X509Certificate server() throws IOException {
      return (X509Certificate) session.getPeerCertificates()[0];
    }
  }
}
