package io.tenken.core.web;

import io.tenken.core.spi.ConfigurationException;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** Reads {@code tls_server_config}, and refuses what can't be meant. */
final class TlsConfigReader {

  static final List<String> KEYS =
      List.of(
          "cert",
          "key",
          "client_ca",
          "cert_file",
          "key_file",
          "client_auth_type",
          "client_ca_file",
          "client_allowed_sans",
          "min_version",
          "max_version",
          "cipher_suites",
          "prefer_server_cipher_suites",
          "curve_preferences");

  private final Path configFile;
  private final Section section;

  private TlsConfigReader(Path configFile, Section section) {
    this.configFile = configFile;
    this.section = section;
  }

  /**
   * @param http2 what the toolkit checks the cipher suites for
   * @return empty if TLS is not configured at all
   */
  static Optional<TlsConfig> read(Path configFile, Section root, boolean http2)
      throws ConfigurationException {
    Section section = root.section("tls_server_config", KEYS);
    if (section.isEmpty()) {
      return Optional.empty();
    }
    TlsConfig config = new TlsConfigReader(configFile, section).config();
    checkHttp2(section, config, http2);
    return Optional.of(config);
  }

  private TlsConfig config() throws ConfigurationException {
    PemSource certificate = required("cert", "cert_file");
    PemSource key = required("key", "key_file");
    Optional<PemSource> clientCa = source("client_ca", "client_ca_file");
    ClientAuthType clientAuth = clientAuth(clientCa);
    TlsVersion minVersion = version("min_version", TlsVersion.OLDEST_SERVED);
    TlsVersion maxVersion = version("max_version", TlsVersion.TLS13);
    checkVersions(minVersion, maxVersion);
    return new TlsConfig(
        certificate,
        key,
        clientCa,
        clientAuth,
        allowedSans(clientAuth),
        minVersion,
        maxVersion,
        cipherSuites(),
        section.flag("prefer_server_cipher_suites", true),
        curves());
  }

  private PemSource required(String inlineKey, String fileKey) throws ConfigurationException {
    Optional<PemSource> source = source(inlineKey, fileKey);
    return source.orElseThrow(
        () ->
            section
                .placeOf(section.has(inlineKey) ? inlineKey : fileKey)
                .wrong("TLS takes one of %s and %s".formatted(inlineKey, fileKey)));
  }

  private Optional<PemSource> source(String inlineKey, String fileKey)
      throws ConfigurationException {
    Optional<Located> inline = section.text(inlineKey);
    Optional<Located> file = section.text(fileKey);
    if (inline.isPresent() && file.isPresent()) {
      throw inline.get().place().wrong("stands beside %s; keep one of them".formatted(fileKey));
    }
    if (inline.isPresent()) {
      return inline.map(pem -> new PemSource(pem.place(), Optional.empty(), pem.text()));
    }
    return file.isEmpty()
        ? Optional.empty()
        : Optional.of(new PemSource(file.get().place(), Optional.of(resolve(file.get())), ""));
  }

  /** From the directory of the configuration, wherever the process was started. */
  private Path resolve(Located path) throws ConfigurationException {
    try {
      return configFile.resolveSibling(path.text());
    } catch (InvalidPathException e) {
      throw path.place().wrong("is no path: " + e.getReason());
    }
  }

  private ClientAuthType clientAuth(Optional<PemSource> clientCa) throws ConfigurationException {
    Optional<Located> name = section.text("client_auth_type");
    ClientAuthType type =
        name.isPresent() ? ClientAuthType.parse(name.get()) : ClientAuthType.NO_CLIENT_CERT;
    if (clientCa.isPresent() && !type.isRequested()) {
      throw clientCa
          .get()
          .place()
          .wrong(
              "a client CA is of no use without a client_auth_type;"
                  + " RequireAndVerifyClientCert lets only its clients in");
    }
    return type;
  }

  private List<String> allowedSans(ClientAuthType clientAuth) throws ConfigurationException {
    List<Located> names = section.texts("client_allowed_sans");
    if (!section.has("client_allowed_sans")) {
      return List.of();
    }
    Place place = section.placeOf("client_allowed_sans");
    if (names.isEmpty()) {
      throw place.wrong("an empty list would let nobody in; name someone, or take it out");
    }
    if (!clientAuth.isRequired()) {
      throw place.wrong(
          "needs client_auth_type RequireAndVerifyClientCert (or RequireAnyClientCert):"
              + " with any other, a client without certificate is let in");
    }
    return names.stream().map(Located::text).toList();
  }

  private TlsVersion version(String key, TlsVersion otherwise) throws ConfigurationException {
    Optional<Located> name = section.text(key);
    return name.isPresent() ? TlsVersion.parse(name.get()) : otherwise;
  }

  private void checkVersions(TlsVersion minVersion, TlsVersion maxVersion)
      throws ConfigurationException {
    if (maxVersion.compareTo(TlsVersion.OLDEST_SERVED) < 0) {
      throw section
          .placeOf("max_version")
          .wrong("%s is not served any more; the oldest is TLS12".formatted(maxVersion));
    }
    if (minVersion.compareTo(maxVersion) > 0) {
      throw section
          .placeOf("min_version")
          .wrong("%s is newer than max_version %s".formatted(minVersion, maxVersion));
    }
  }

  private List<Located> cipherSuites() throws ConfigurationException {
    List<Located> suites = section.texts("cipher_suites");
    for (Located suite : suites) {
      CipherSuites.check(suite);
    }
    return suites;
  }

  private List<Located> curves() throws ConfigurationException {
    List<Located> curves = section.texts("curve_preferences");
    for (Located curve : curves) {
      // Only that there is such a curve; whether this Java has it is seen when they are applied.
      Curve.parse(curve);
    }
    return curves;
  }

  /** We serve no HTTP/2; a file that the toolkit refuses is refused all the same, to be shared. */
  private static void checkHttp2(Section section, TlsConfig config, boolean http2)
      throws ConfigurationException {
    boolean checked =
        http2 && !config.cipherSuites().isEmpty() && config.minVersion() != TlsVersion.TLS13;
    if (checked && !CipherSuites.allowHttp2(config.cipherSuites())) {
      throw section
          .placeOf("cipher_suites")
          .wrong(
              "HTTP/2 takes one of "
                  + String.join(", ", CipherSuites.HTTP2)
                  + "; add it, or set http_server_config.http2 to false");
    }
  }
}
