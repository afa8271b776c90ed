package io.tenken.core.web;

import io.tenken.core.spi.ConfigurationException;
import java.util.ArrayList;
import java.util.List;

/** Cipher suites, which Go and the JDK call by the same names, those of the IANA. */
final class CipherSuites {

  /** Go has no switch for these, so the list of the operator means those up to TLS 1.2 only. */
  static final List<String> TLS13 =
      List.of("TLS_AES_128_GCM_SHA256", "TLS_AES_256_GCM_SHA384", "TLS_CHACHA20_POLY1305_SHA256");

  /** Go's default up to TLS 1.2: forward secrecy for all. */
  static final List<String> DEFAULT =
      List.of(
          "TLS_ECDHE_ECDSA_WITH_AES_128_GCM_SHA256",
          "TLS_ECDHE_RSA_WITH_AES_128_GCM_SHA256",
          "TLS_ECDHE_ECDSA_WITH_AES_256_GCM_SHA384",
          "TLS_ECDHE_RSA_WITH_AES_256_GCM_SHA384",
          "TLS_ECDHE_ECDSA_WITH_CHACHA20_POLY1305_SHA256",
          "TLS_ECDHE_RSA_WITH_CHACHA20_POLY1305_SHA256",
          "TLS_ECDHE_ECDSA_WITH_AES_128_CBC_SHA",
          "TLS_ECDHE_RSA_WITH_AES_128_CBC_SHA",
          "TLS_ECDHE_ECDSA_WITH_AES_256_CBC_SHA",
          "TLS_ECDHE_RSA_WITH_AES_256_CBC_SHA");

  /** Known to the toolkit, without forward secrecy; newer versions of Java refuse to use them. */
  private static final List<String> STATIC_RSA =
      List.of(
          "TLS_RSA_WITH_AES_128_CBC_SHA",
          "TLS_RSA_WITH_AES_256_CBC_SHA",
          "TLS_RSA_WITH_AES_128_GCM_SHA256",
          "TLS_RSA_WITH_AES_256_GCM_SHA384");

  /** One of them is what HTTP/2 asks for (RFC 9113, 9.2.2). */
  static final List<String> HTTP2 =
      List.of("TLS_ECDHE_RSA_WITH_AES_128_GCM_SHA256", "TLS_ECDHE_ECDSA_WITH_AES_128_GCM_SHA256");

  private CipherSuites() {}

  static void check(Located name) throws ConfigurationException {
    if (TLS13.contains(name.text())
        || DEFAULT.contains(name.text())
        || STATIC_RSA.contains(name.text())) {
      return;
    }
    List<String> known = new ArrayList<>(DEFAULT);
    known.addAll(STATIC_RSA);
    throw name.place()
        .wrong(
            "\"%s\" is no cipher suite; known are %s"
                .formatted(name.text(), String.join(", ", known)));
  }

  static boolean allowHttp2(List<Located> suites) {
    return suites.stream().map(Located::text).anyMatch(HTTP2::contains);
  }
}
