package io.tenken.core.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.tenken.core.spi.ConfigurationException;
import io.tenken.core.untrusted.StrictYaml;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayName("A web configuration file")
class WebConfigReaderTest {

  private static final String HASH = "$2y$10$QOauhQNbBCuQDKes6eFzPeMqBSjb7Mr5DUmpZ/VcEd00UAV/LDeSi";

  @Test
  @DisplayName("may say everything that the toolkit's documentation knows")
  void may_say_everything() throws ConfigurationException {
    WebConfig config =
        parse(
            """
            tls_server_config:
              cert_file: server.crt
              key_file: /etc/keys/server.key
              client_auth_type: RequireAndVerifyClientCert
              client_ca_file: ca.crt
              client_allowed_sans: [ prometheus.example, 10.0.0.1 ]
              min_version: TLS12
              max_version: TLS13
              cipher_suites:
                - TLS_ECDHE_RSA_WITH_AES_128_GCM_SHA256
                - TLS_RSA_WITH_AES_128_CBC_SHA
              prefer_server_cipher_suites: false
              curve_preferences: [ X25519MLKEM768, X25519, CurveP256, CurveP384, CurveP521 ]
            http_server_config:
              http2: false
              headers:
                Content-Security-Policy: default-src 'self'
                X-Frame-Options: deny
                X-Content-Type-Options: nosniff
                X-XSS-Protection: 1
                Strict-Transport-Security: max-age=31536000; includeSubDomains
            basic_auth_users:
              alice: %1$s
              17: %1$s
            rate_limit:
              interval: 1m30s
              burst: 20
            """
                .formatted(HASH));

    TlsConfig tls = config.tls().orElseThrow();
    assertThat(tls.files())
        .containsExactly(
            Path.of("/etc/exporter/server.crt"),
            Path.of("/etc/keys/server.key"),
            Path.of("/etc/exporter/ca.crt"));
    assertThat(tls.clientAuth()).isEqualTo(ClientAuthType.REQUIRE_AND_VERIFY_CLIENT_CERT);
    assertThat(tls.allowedSans()).containsExactly("prometheus.example", "10.0.0.1");
    assertThat(tls.minVersion()).isEqualTo(TlsVersion.TLS12);
    assertThat(tls.maxVersion()).isEqualTo(TlsVersion.TLS13);
    assertThat(tls.cipherSuites())
        .extracting(Located::text)
        .containsExactly("TLS_ECDHE_RSA_WITH_AES_128_GCM_SHA256", "TLS_RSA_WITH_AES_128_CBC_SHA");
    assertThat(tls.serverOrder()).isFalse();
    assertThat(tls.curves())
        .extracting(Located::text)
        .containsExactly("X25519MLKEM768", "X25519", "CurveP256", "CurveP384", "CurveP521");
    assertThat(config.headers())
        .containsEntry("X-XSS-Protection", "1")
        .containsEntry("X-Frame-Options", "deny")
        .hasSize(5);
    assertThat(config.users()).containsOnlyKeys("alice", "17");
    assertThat(config.rateLimit()).contains(new WebConfig.RateLimit(Duration.ofSeconds(90), 20));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "# nothing yet\n",
        "{}",
        "~",
        "tls_server_config:\nhttp_server_config:\nbasic_auth_users:\nrate_limit:\n",
        "tls_server_config: {}\nhttp_server_config: {headers: {}}\nbasic_auth_users: {}\n",
        "tls_server_config:\n  cert_file:\n  client_allowed_sans:\n",
        "rate_limit:\n  interval: 0\n  burst: 0\n",
        "rate_limit: {interval: 0s, burst: 5}\n",
        "http_server_config: {headers: {X-Frame-Options: '', Content-Security-Policy: }}\n"
      })
  void may_say_nothing(String text) throws ConfigurationException {
    assertThat(parse(text))
        .isEqualTo(
            new WebConfig(
                Path.of("/etc/exporter/web.yml"),
                Optional.empty(),
                Map.of(),
                Map.of(),
                Optional.empty()));
  }

  @ParameterizedTest
  @ValueSource(strings = {"true", "yes", "on", "True"})
  @DisplayName("has flags as YAML 1.1 has them, which is what the toolkit reads")
  void has_flags(String flag) throws ConfigurationException {
    assertThat(tls("prefer_server_cipher_suites: " + flag).serverOrder()).isTrue();
  }

  @Test
  void has_the_defaults_of_the_toolkit() throws ConfigurationException {
    TlsConfig tls = tls("");

    assertThat(tls.clientAuth()).isEqualTo(ClientAuthType.NO_CLIENT_CERT);
    assertThat(tls.clientCa()).isEmpty();
    assertThat(tls.allowedSans()).isEmpty();
    assertThat(tls.minVersion()).isEqualTo(TlsVersion.TLS12);
    assertThat(tls.maxVersion()).isEqualTo(TlsVersion.TLS13);
    assertThat(tls.cipherSuites()).isEmpty();
    assertThat(tls.serverOrder()).isTrue();
    assertThat(tls.curves()).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({
    "NoClientCert, NO_CLIENT_CERT",
    "RequestClientCert, REQUEST_CLIENT_CERT",
    "RequireAnyClientCert, REQUIRE_ANY_CLIENT_CERT",
    "RequireClientCert, REQUIRE_ANY_CLIENT_CERT",
    "VerifyClientCertIfGiven, VERIFY_CLIENT_CERT_IF_GIVEN",
    "RequireAndVerifyClientCert, REQUIRE_AND_VERIFY_CLIENT_CERT"
  })
  void knows_all_policies_for_clients(String name, ClientAuthType type)
      throws ConfigurationException {
    assertThat(tls("client_auth_type: " + name).clientAuth()).isEqualTo(type);
  }

  @Test
  @DisplayName("may hold certificates and key itself")
  void may_hold_pem() throws ConfigurationException {
    TlsConfig tls =
        parse(
                """
                tls_server_config:
                  cert: |
                    -----BEGIN CERTIFICATE-----
                    -----END CERTIFICATE-----
                  key: "-----BEGIN PRIVATE KEY-----\\n-----END PRIVATE KEY-----\\n"
                  client_ca: x
                  client_auth_type: VerifyClientCertIfGiven
                """)
            .tls()
            .orElseThrow();

    assertThat(tls.certificate().inline())
        .isEqualTo("-----BEGIN CERTIFICATE-----\n-----END CERTIFICATE-----\n");
    assertThat(tls.key().inline()).contains("KEY-----\n-----END");
    assertThat(tls.clientCa().orElseThrow().inline()).isEqualTo("x");
    assertThat(tls.files()).isEmpty();
  }

  @ParameterizedTest(name = "{1}")
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          tls_config: {}                        | 1: tls_config: unknown key; known here: tls_server_config, http_server_config, basic_auth_users, rate_limit
          # x¶tls_server_config:¶  cret_file: x | 3: tls_server_config.cret_file: unknown key; known here: cert, key, client_ca, cert_file
          http_server_config: {http3: true}     | 1: http_server_config.http3: unknown key; known here: http2, headers
          rate_limit: {rate: 1}                 | 1: rate_limit.rate: unknown key; known here: interval, burst
          [a, b]                                | 1: expected keys and values, not a list
          just a text                           | 1: expected keys and values, not a text
          17                                    | 1: expected keys and values, not a number
          tls_server_config: [a]                | 1: tls_server_config: expected keys and values, not a list
          http_server_config: {http2: maybe}    | 1: http_server_config.http2: expected true or false, not a text
          http_server_config: {http2: "true"}   | 1: http_server_config.http2: expected true or false, not a text
          http_server_config: {http2: [true]}   | 1: http_server_config.http2: expected true or false, not a list
          http_server_config: {headers: on}     | 1: http_server_config.headers: expected keys and values, not true or false
          http_server_config:¶  headers:¶    X-Other: 1 | 3: http_server_config.headers.X-Other: this header can't be set; those that can are Content-Security-Policy, Strict
          http_server_config: {headers: {x-frame-options: deny}} | 1: http_server_config.headers.x-frame-options: this header can't be set
          http_server_config:¶  headers:¶    X-Frame-Options: allow | 3: http_server_config.headers.X-Frame-Options: "allow": allowed is deny or sameorigin
          http_server_config: {headers: {X-Content-Type-Options: sniff}} | 1: http_server_config.headers.X-Content-Type-Options: "sniff": allowed is nosniff
          http_server_config: {headers: {X-XSS-Protection: "1\\nSet-Cookie: a"}} | 1: http_server_config.headers.X-XSS-Protection: a header holds printable ASCII
          http_server_config: {headers: {X-XSS-Protection: [1]}} | 1: http_server_config.headers.X-XSS-Protection: expected a text, not a list
          basic_auth_users: alice               | 1: basic_auth_users: expected keys and values, not a text
          basic_auth_users:¶  a: b¶  alice: x | 2: basic_auth_users.a: is no bcrypt hash ($2a$, $2b$ or $2y$ and 56 more characters); make one with: htpasswd
          basic_auth_users: {a: }               | 1: basic_auth_users.a: is no bcrypt hash
          basic_auth_users: {a: {b: c}}         | 1: basic_auth_users.a: expected a text, not a mapping
          basic_auth_users: {"a:b": HASH}       | 1: basic_auth_users.a:b: a user name with a colon can't log in
          basic_auth_users: {a: $2x$10$QOauhQNbBCuQDKes6eFzPeMqBSjb7Mr5DUmpZ/VcEd00UAV/LDeSi} | 1: basic_auth_users.a: is no bcrypt hash
          basic_auth_users: {a: $2y$03$QOauhQNbBCuQDKes6eFzPeMqBSjb7Mr5DUmpZ/VcEd00UAV/LDeSi} | 1: basic_auth_users.a: bcrypt cost 3; allowed are 4 to 20
          basic_auth_users: {a: $2y$31$QOauhQNbBCuQDKes6eFzPeMqBSjb7Mr5DUmpZ/VcEd00UAV/LDeSi} | 1: basic_auth_users.a: bcrypt cost 31; allowed are 4 to 20
          basic_auth_users: {a: HASH, a: HASH}  | Duplicate field 'a'
          rate_limit: {interval: 1s}            | 1: rate_limit: with an interval, and without a burst of at least 1, no request is served
          rate_limit:¶  interval: 1s¶  burst: 0 | 3: rate_limit.burst: with an interval
          rate_limit: {interval: 5, burst: 1}   | 1: rate_limit.interval: "5": expected a duration such as 10s
          rate_limit: {interval: -1s, burst: 1} | 1: rate_limit.interval: "-1s": expected a duration
          rate_limit: {interval: 2d, burst: 1}  | 1: rate_limit.interval: 2d is longer than 24h
          rate_limit: {burst: -1}               | 1: rate_limit.burst: expected a whole number from 0 to 1000000
          rate_limit: {burst: 1.5}              | 1: rate_limit.burst: expected a whole number
          rate_limit: {burst: many}             | 1: rate_limit.burst: expected a whole number
          rate_limit: {burst: 1000001}          | 1: rate_limit.burst: expected a whole number
          rate_limit: {interval: 1s, burst: 99999999999} | 1: rate_limit.burst: expected a whole number
          rate_limit: &r {interval: 1s, burst: 1}¶basic_auth_users: *r | aliases (*name) are not supported; write the value out
          rate_limit: {? *a : 1}                | /etc/exporter/web.yml:1:18: Expected a field name
          rate_limit: {                         | /etc/exporter/web.yml:1:
          "\\0"                                 | 1: expected keys and values
          rate_limit: {burst: 1}¶--- {}        | /etc/exporter/web.yml:2:
          """)
  void names_file_line_and_key_of_what_is_wrong(String text, String problem) {
    assertWrong(text.replace("HASH", HASH), problem);
  }

  @ParameterizedTest(name = "{1}")
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          cert_file: c                              | 1: tls_server_config: TLS takes one of key and key_file
          key_file: k                               | 1: tls_server_config: TLS takes one of cert and cert_file
          cert_file: ''¶  key_file: k              | 2: tls_server_config.cert_file: TLS takes one of cert and cert_file
          cert: ''¶  key_file: k                   | 2: tls_server_config.cert: TLS takes one of cert and cert_file
          cert_file: c¶  key: ''                   | 3: tls_server_config.key: TLS takes one of key and key_file
          min_version: TLS13                        | 1: tls_server_config: TLS takes one of cert and cert_file
          client_auth_type: RequireAnyClientCert    | 1: tls_server_config: TLS takes one of cert and cert_file
          GOOD cert: inline                         | 4: tls_server_config.cert: stands beside cert_file; keep one of them
          GOOD key: inline                          | 4: tls_server_config.key: stands beside key_file; keep one of them
          GOOD client_ca_file: ca                   | 4: tls_server_config.client_ca_file: a client CA is of no use without a client_auth_type
          GOOD client_ca_file: ca¶  client_auth_type: NoClientCert | 4: tls_server_config.client_ca_file: a client CA is of no use
          GOOD client_auth_type: Required           | 4: tls_server_config.client_auth_type: "Required" is not known; known are NoClientCert, RequestClientCert, RequireAny
          GOOD client_allowed_sans: [a]             | 4: tls_server_config.client_allowed_sans: needs client_auth_type RequireAndVerifyClientCert
          GOOD client_auth_type: VerifyClientCertIfGiven¶  client_allowed_sans: [a] | 5: tls_server_config.client_allowed_sans: needs client_auth_type
          GOOD client_auth_type: RequestClientCert¶  client_allowed_sans: [a] | 5: tls_server_config.client_allowed_sans: needs client_auth_type
          GOOD client_auth_type: RequireAnyClientCert¶  client_allowed_sans: [] | 5: tls_server_config.client_allowed_sans: an empty list would let nobody in
          GOOD client_auth_type: RequireAnyClientCert¶  client_allowed_sans: a | 5: tls_server_config.client_allowed_sans: expected a list, not a text
          GOOD client_auth_type: RequireAnyClientCert¶  client_allowed_sans: [[a]] | 5: tls_server_config.client_allowed_sans[0]: expected a text, not a list
          GOOD min_version: TLS14                   | 4: tls_server_config.min_version: "TLS14" is no TLS version; known are [TLS10, TLS11, TLS12, TLS13]
          GOOD min_version: 1.2                     | 4: tls_server_config.min_version: "1.2" is no TLS version
          GOOD max_version: TLS11                   | 4: tls_server_config.max_version: TLS11 is not served any more; the oldest is TLS12
          GOOD min_version: TLS13¶  max_version: TLS12 | 4: tls_server_config.min_version: TLS13 is newer than max_version TLS12
          GOOD cipher_suites:¶  - TLS_MADE_UP      | 5: tls_server_config.cipher_suites[0]: "TLS_MADE_UP" is no cipher suite; known are TLS_ECDHE_ECDSA_WITH_AES_128
          GOOD cipher_suites: [TLS_RSA_WITH_RC4_128_SHA] | 4: tls_server_config.cipher_suites[0]: "TLS_RSA_WITH_RC4_128_SHA" is no cipher suite
          GOOD cipher_suites: [TLS_RSA_WITH_AES_128_CBC_SHA]¶  max_version: TLS12 | 4: tls_server_config.cipher_suites: HTTP/2 takes one of TLS_ECDHE_RSA_WITH_AES_128_GCM_SHA256, TLS_ECDHE_ECDSA
          GOOD curve_preferences:¶  - CurveP256¶  - CurveP257 | 6: tls_server_config.curve_preferences[1]: "CurveP257" is no curve; known are CurveP256, CurveP384, CurveP521, X25519, X25519MLKEM768, SecP256r1MLKEM768, SecP384r1MLKEM1024
          GOOD prefer_server_cipher_suites: 1       | 4: tls_server_config.prefer_server_cipher_suites: expected true or false, not a number
          cert_file: "c\\0"¶  key_file: k          | 2: tls_server_config.cert_file: is no path: Nul character not allowed
          cert_file: [c]                            | 2: tls_server_config.cert_file: expected a text, not a list
          """)
  void names_what_is_wrong_with_tls(String text, String problem) {
    String section = text.replaceFirst("^GOOD ", "cert_file: c\n  key_file: k\n  ");

    assertWrong("tls_server_config:\n  " + section, problem);
  }

  @Test
  @DisplayName("may name old versions of TLS as the oldest, and the oldest served is 1.2")
  void may_name_old_versions() throws ConfigurationException {
    assertThat(tls("min_version: TLS10").minVersion()).isEqualTo(TlsVersion.TLS10);
  }

  @Test
  @DisplayName("may have cipher suites that HTTP/2 forbids, with HTTP/2 off or TLS 1.3 only")
  void may_do_without_http2() throws ConfigurationException {
    String suites = "cipher_suites: [TLS_RSA_WITH_AES_128_CBC_SHA]\n";

    assertThat(tls(suites + "http_server_config: {http2: false}").cipherSuites()).hasSize(1);
    assertThat(tls("min_version: TLS13\n  " + suites).cipherSuites()).hasSize(1);
  }

  @Test
  void says_why_it_cannot_be_read(@TempDir Path directory) throws Exception {
    Path missing = directory.resolve("none.yml");
    Path large = Files.write(directory.resolve("large"), new byte[StrictYaml.MAX_BYTES + 1]);
    Path latin1 =
        Files.write(
            directory.resolve("latin1"), "# Zo\u00EB".getBytes(StandardCharsets.ISO_8859_1));

    assertWrong(missing, "web configuration: read %s: there is no such file".formatted(missing));
    assertWrong(large, "web configuration: read %s: larger than 65536 bytes".formatted(large));
    assertWrong(latin1, latin1 + ": is no text in UTF-8");
    assertWrong(directory, "web configuration: read %s: it is no regular".formatted(directory));
  }

  @Test
  void never_shows_a_hash() throws ConfigurationException {
    assertThat(parse("basic_auth_users: {alice: %s}".formatted(HASH)).toString())
        .contains("alice=bcrypt, cost 10")
        .doesNotContain("QOauhQ");
  }

  private static TlsConfig tls(String more) throws ConfigurationException {
    return parse("tls_server_config:\n  cert_file: c\n  key_file: k\n  " + more)
        .tls()
        .orElseThrow();
  }

  private static WebConfig parse(String text) throws ConfigurationException {
    return WebConfigReader.parse(Path.of("/etc/exporter/web.yml"), text);
  }

  private static void assertWrong(String text, String problem) {
    assertThatExceptionOfType(ConfigurationException.class)
        .isThrownBy(() -> parse(text.replace("¶", "\n")))
        .withMessageStartingWith("/etc/exporter/web.yml:")
        .withMessageContaining(problem);
  }

  private static void assertWrong(Path file, String problem) {
    assertThatExceptionOfType(ConfigurationException.class)
        .isThrownBy(() -> WebConfigReader.read(file))
        .withMessageStartingWith(problem);
  }
}
