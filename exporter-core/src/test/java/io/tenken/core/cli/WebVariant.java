package io.tenken.core.cli;

import io.tenken.core.web.CertificateAuthority;
import io.tenken.core.web.CertificateRequest;
import io.tenken.core.web.TestCertificate;
import io.tenken.testkit.lab.prometheus.ScrapeJob;
import io.tenken.testkit.lab.prometheus.ScrapeTls;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;

/** What a web configuration may ask of those who scrape. */
enum WebVariant {
  OPEN(false, false, false),
  PASSWORD(false, false, true),
  TLS(true, false, false),
  TLS_PASSWORD(true, false, true),
  CLIENT_CERTIFICATE(true, true, false),
  CLIENT_CERTIFICATE_PASSWORD(true, true, true);

  static final String USER = "alice";
  static final String PASSWORD_OF_USER = "s3cret";
  private static final String HASH = "$2b$04$abcdefghijklmnopqrstuuLZYjhNQAOdpbzt4WxWlUHjv1wsyH5DG";

  private final boolean tls;
  private final boolean clientCertificate;
  private final boolean password;

  WebVariant(boolean tls, boolean clientCertificate, boolean password) {
    this.tls = tls;
    this.clientCertificate = clientCertificate;
    this.password = password;
  }

  /** The name of the job that does all that is asked. */
  String jobName() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  /** The web configuration. */
  Path writeTo(Path directory) throws IOException {
    StringBuilder yaml = new StringBuilder();
    if (tls) {
      yaml.append("tls_server_config:\n  cert_file: server.crt\n  key_file: server.key\n");
    }
    if (clientCertificate) {
      yaml.append("  client_auth_type: RequireAndVerifyClientCert\n");
      yaml.append("  client_ca_file: clients.crt\n");
    }
    if (password) {
      yaml.append("basic_auth_users:\n  ").append(USER).append(": ").append(HASH).append('\n');
    }
    return Files.writeString(directory.resolve(jobName() + ".yml"), yaml);
  }

  /** A job that does all that is asked. */
  ScrapeJob job(String address, Path directory) {
    ScrapeJob job = ScrapeJob.of(jobName(), address);
    if (tls) {
      ScrapeTls trusting = trustingServers(directory);
      job =
          job.withTls(
              clientCertificate
                  ? trusting.showing(
                      directory.resolve("client.crt"), directory.resolve("client.key"))
                  : trusting);
    }
    return password ? job.withBasicAuth(USER, PASSWORD_OF_USER) : job;
  }

  static ScrapeTls trustingServers(Path directory) {
    return ScrapeTls.trusting(directory.resolve("servers.crt"));
  }

  /**
   * Writes all certificates and keys that are named here, and those of a stranger: {@code
   * strangers.crt}, {@code stranger.crt} and {@code stranger.key}.
   */
  static void writeCertificates(Path directory) throws IOException {
    CertificateAuthority servers = CertificateAuthority.create("servers");
    CertificateAuthority clients = CertificateAuthority.create("clients");
    CertificateAuthority strangers = CertificateAuthority.create("clients");
    Files.writeString(directory.resolve("servers.crt"), servers.pem());
    Files.writeString(directory.resolve("clients.crt"), clients.pem());
    Files.writeString(directory.resolve("strangers.crt"), strangers.pem());
    write(directory, "server", servers.issueForLocalhost());
    write(directory, "client", clients.issue(CertificateRequest.of("prometheus")));
    write(directory, "stranger", strangers.issue(CertificateRequest.of("prometheus")));
  }

  private static void write(Path directory, String name, TestCertificate certificate)
      throws IOException {
    Files.writeString(directory.resolve(name + ".crt"), certificate.certificatePem());
    Files.writeString(directory.resolve(name + ".key"), certificate.keyPem());
  }
}
