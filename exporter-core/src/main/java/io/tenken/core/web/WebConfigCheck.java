package io.tenken.core.web;

import io.tenken.core.spi.ConfigurationException;
import io.tenken.core.spi.Diagnosis;
import io.tenken.core.spi.Diagnosis.Severity;
import java.nio.file.Path;
import java.security.cert.X509Certificate;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** The part of {@code check} that looks at {@code --web.config.file}: reads all, serves nothing. */
public final class WebConfigCheck {

  private static final String SUBJECT = "web configuration";

  /** The common renewal comes a month before the end; half of that is a sign that it failed. */
  private static final Duration RENEWAL_OVERDUE = Duration.ofDays(14);

  /** One check takes a second or more; every wrong password costs as much. */
  private static final int COSTLY = 14;

  private final WebState state;
  private final Instant now;
  private final List<Diagnosis> findings = new ArrayList<>();

  private WebConfigCheck(WebState state, Instant now) {
    this.state = state;
    this.now = now;
  }

  /**
   * What is wrong with the file and with those that it names, including certificates that are about
   * to expire and settings that make little sense; one finding that all is well if nothing is.
   */
  public static List<Diagnosis> diagnose(Path configFile, Clock clock) {
    try {
      return new WebConfigCheck(WebState.load(configFile), clock.instant()).findings();
    } catch (ConfigurationException e) {
      return List.of(
          new Diagnosis(
              Severity.CRITICAL,
              SUBJECT,
              String.valueOf(e.getMessage()),
              "correct the file; the exporter does not start with it"));
    }
  }

  private List<Diagnosis> findings() {
    state.tls().ifPresent(tls -> tls.identity().chain().forEach(this::checkValidity));
    state.config().tls().ifPresent(this::checkClientAuth);
    if (state.tls().isEmpty() && !state.config().users().isEmpty()) {
      warn("passwords are sent in the clear", "configure TLS (tls_server_config)");
    }
    state.config().users().forEach(this::checkCost);
    if (findings.isEmpty()) {
      findings.add(Diagnosis.ok(SUBJECT, summary()));
    }
    return List.copyOf(findings);
  }

  private void checkValidity(X509Certificate certificate) {
    Instant end = certificate.getNotAfter().toInstant();
    String name = certificate.getSubjectX500Principal().getName();
    if (end.isBefore(now)) {
      add(Severity.CRITICAL, "certificate %s expired on %s".formatted(name, end), "renew it");
    } else if (end.isBefore(now.plus(RENEWAL_OVERDUE))) {
      warn("certificate %s expires on %s".formatted(name, end), "renew it");
    }
    if (certificate.getNotBefore().toInstant().isAfter(now)) {
      add(
          Severity.CRITICAL,
          "certificate %s is valid from %s only"
              .formatted(name, certificate.getNotBefore().toInstant()),
          "look at the clock of this machine, and of the one that issued it");
    }
  }

  private void checkClientAuth(TlsConfig tls) {
    if (tls.clientAuth().isVerified() && tls.clientCa().isEmpty()) {
      warn(
          "no certificate of a client is trusted, for there is no client CA", "set client_ca_file");
    }
    if (tls.clientAuth().isRequested() && !tls.clientAuth().isVerified()) {
      warn(
          "certificates of clients are asked for and not verified",
          "set client_auth_type to RequireAndVerifyClientCert");
    }
  }

  private void checkCost(String user, BcryptHash hash) {
    if (hash.cost() > COSTLY) {
      warn(
          "the password of user \"%s\" has bcrypt cost %d".formatted(user, hash.cost()),
          "a cost of 10 to 12 is enough; at 14 a single check takes about a second");
    }
  }

  private String summary() {
    Map<String, BcryptHash> users = state.config().users();
    return "%s: %s, %s"
        .formatted(
            state.config().file(),
            state.tls().isPresent() ? "TLS" : "no TLS",
            users.isEmpty() ? "no users" : users.size() + " user(s)");
  }

  private void warn(String finding, String remedy) {
    add(Severity.WARNING, finding, remedy);
  }

  private void add(Severity severity, String finding, String remedy) {
    findings.add(new Diagnosis(severity, SUBJECT, finding, remedy));
  }
}
