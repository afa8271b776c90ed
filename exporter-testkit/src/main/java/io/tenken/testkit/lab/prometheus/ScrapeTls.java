package io.tenken.testkit.lab.prometheus;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * How to reach a target over TLS; all files are PEM.
 *
 * @param caFile the certificates to trust
 * @param certificate present, as is the key, where the target asks for one
 */
public record ScrapeTls(Path caFile, Optional<Path> certificate, Optional<Path> key) {

  public static ScrapeTls trusting(Path caFile) {
    return new ScrapeTls(caFile, Optional.empty(), Optional.empty());
  }

  public ScrapeTls showing(Path newCertificate, Path newKey) {
    return new ScrapeTls(caFile, Optional.of(newCertificate), Optional.of(newKey));
  }

  List<String> yaml() {
    List<String> lines = new ArrayList<>();
    lines.add("scheme: https");
    lines.add("tls_config:");
    lines.add("  ca_file: " + ScrapeJob.quote(caFile.toString()));
    certificate.ifPresent(file -> lines.add("  cert_file: " + ScrapeJob.quote(file.toString())));
    key.ifPresent(file -> lines.add("  key_file: " + ScrapeJob.quote(file.toString())));
    return lines;
  }
}
