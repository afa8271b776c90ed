package io.tenken.ingress.probe;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.KeyStore;
import java.security.cert.Certificate;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;

/** An authority and its certificates, made by keytool while the test runs, so that none expires. */
final class Certificates {

  private static final String AUTHORITY = "authority";
  private static final String PASSWORD = "changeit";

  private final Path file;

  /** With an authority and nothing else. */
  Certificates(Path directory) throws Exception {
    this.file = directory.resolve("certificates.p12");
    make(AUTHORITY, "-ext", "bc:c");
  }

  /**
   * Issues a certificate.
   *
   * @param names such as {@code dns:localhost,ip:127.0.0.1}
   * @param more options of keytool
   */
  Certificates issue(String alias, String names, String... more) throws Exception {
    List<String> options = new ArrayList<>(List.of("-signer", AUTHORITY, "-ext", "san=" + names));
    options.addAll(List.of(more));
    make(alias, options.toArray(String[]::new));
    return this;
  }

  /** Makes one that no authority has signed. */
  Certificates selfSigned(String alias, String names) throws Exception {
    make(alias, "-ext", "san=" + names);
    return this;
  }

  private void make(String alias, String... more) throws Exception {
    List<String> command =
        new ArrayList<>(
            List.of(
                Path.of(System.getProperty("java.home"), "bin", "keytool").toString(),
                "-genkeypair",
                "-keystore",
                file.toString(),
                "-storepass",
                PASSWORD,
                "-keyalg",
                "EC",
                "-alias",
                alias,
                "-dname",
                "CN=" + alias));
    command.addAll(List.of(more));
    Process keytool = new ProcessBuilder(command).redirectErrorStream(true).start();
    String said = new String(keytool.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertThat(keytool.waitFor(1, TimeUnit.MINUTES)).isTrue();
    assertThat(keytool.exitValue()).as(said).isZero();
  }

  /** For a server that shows this certificate. */
  SSLContext showing(String alias) throws Exception {
    KeyStore all = KeyStore.getInstance(file.toFile(), PASSWORD.toCharArray());
    KeyStore one = empty();
    Certificate[] chain = all.getCertificateChain(alias);
    one.setKeyEntry(
        alias, all.getKey(alias, PASSWORD.toCharArray()), PASSWORD.toCharArray(), chain);
    KeyManagerFactory keys = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
    keys.init(one, PASSWORD.toCharArray());
    SSLContext context = SSLContext.getInstance("TLS");
    context.init(keys.getKeyManagers(), null, null);
    return context;
  }

  /** For a client that trusts the authority and no other. */
  SSLContext trusting() throws Exception {
    KeyStore all = KeyStore.getInstance(file.toFile(), PASSWORD.toCharArray());
    KeyStore trusted = empty();
    trusted.setCertificateEntry(AUTHORITY, all.getCertificate(AUTHORITY));
    TrustManagerFactory trust =
        TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
    trust.init(trusted);
    SSLContext context = SSLContext.getInstance("TLS");
    context.init(null, trust.getTrustManagers(), null);
    return context;
  }

  private static KeyStore empty() throws Exception {
    KeyStore store = KeyStore.getInstance("PKCS12");
    store.load(null, null);
    return store;
  }
}
