package io.tenken.core.cli;

import java.util.List;

/**
 * One line of the reference of {@code --web.config.file}.
 *
 * @param key with that of its section
 * @param value what it takes, and what holds without it
 * @param meaning one sentence
 */
record WebConfigRow(String key, String value, String meaning) {

  static List<WebConfigRow> all() {
    return List.of(
        new WebConfigRow("tls_server_config.cert", "PEM", "The certificate itself."),
        new WebConfigRow("tls_server_config.key", "PEM", "The private key itself."),
        new WebConfigRow("tls_server_config.client_ca", "PEM", "The clients' CA itself."),
        new WebConfigRow(
            "tls_server_config.cert_file", "path", "Certificate, with the chain behind it."),
        new WebConfigRow("tls_server_config.key_file", "path", "Private key of the certificate."),
        new WebConfigRow(
            "tls_server_config.client_auth_type",
            "`NoClientCert`, `RequestClientCert`, `RequireAnyClientCert`,"
                + " `VerifyClientCertIfGiven`, `RequireAndVerifyClientCert`",
            "What is asked of clients. Default: `NoClientCert`."),
        new WebConfigRow(
            "tls_server_config.client_ca_file", "path", "Who signs the clients' certificates."),
        new WebConfigRow(
            "tls_server_config.client_allowed_sans",
            "list",
            "Only certificates with one of these alternative names may ask."),
        new WebConfigRow(
            "tls_server_config.min_version",
            "`TLS12`, `TLS13`",
            "Oldest version. Default: `TLS12`."),
        new WebConfigRow(
            "tls_server_config.max_version",
            "`TLS12`, `TLS13`",
            "Newest version. Default: `TLS13`."),
        new WebConfigRow(
            "tls_server_config.cipher_suites",
            "list",
            "Suites of TLS 1.2 by their Go names. Default: those of the Java runtime."),
        new WebConfigRow(
            "tls_server_config.prefer_server_cipher_suites",
            "true, false",
            "Whether our order counts, not the client's. Default: true."),
        new WebConfigRow(
            "tls_server_config.curve_preferences",
            "list",
            "Curves by their Go names. Default: those of the Java runtime."),
        new WebConfigRow(
            "http_server_config.http2",
            "true, false",
            "Accepted for files of the toolkit; HTTP/2 is not served."),
        new WebConfigRow(
            "http_server_config.headers",
            "names with values",
            "Response headers that the toolkit allows, such as `X-Frame-Options`."),
        new WebConfigRow(
            "basic_auth_users",
            "names with bcrypt hashes",
            "Who may ask, by user and password. `/-/healthy` and `/-/ready` are open to all."),
        new WebConfigRow(
            "rate_limit.interval",
            "duration",
            "One request is allowed each interval, beyond it the answer is 429."),
        new WebConfigRow("rate_limit.burst", "number", "So many requests may come at once."));
  }
}
