package io.tenken.testkit.lab.prometheus;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("A scrape job")
class ScrapeJobTest {

  @Test
  @DisplayName("is written as Prometheus reads it, with TLS, login and quotes")
  void yaml() {
    ScrapeJob job =
        ScrapeJob.of("libvirt", "127.0.0.1:9177")
            .withTls(ScrapeTls.trusting(Path.of("/ca.pem")).showing(Path.of("/c"), Path.of("/k")))
            .withBasicAuth("anna", "it's")
            .with(List.of("params:", "  collect[]: [vcpu]"));
    assertThat(job.yaml())
        .containsExactly(
            "- job_name: 'libvirt'",
            "  scheme: https",
            "  tls_config:",
            "    ca_file: '/ca.pem'",
            "    cert_file: '/c'",
            "    key_file: '/k'",
            "  basic_auth:",
            "    username: 'anna'",
            "    password: 'it''s'",
            "  params:",
            "    collect[]: [vcpu]",
            "  static_configs:",
            "  - targets: ['127.0.0.1:9177']");
  }
}
