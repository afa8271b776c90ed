package io.tenken.core.web;

import io.tenken.core.spi.ConfigurationException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** Versions of TLS by the toolkit's names, the oldest first. */
enum TlsVersion {
  TLS10("TLSv1"),
  TLS11("TLSv1.1"),
  TLS12("TLSv1.2"),
  TLS13("TLSv1.3");

  /** RFC 8996; the JDK does not offer anything older either. */
  static final TlsVersion OLDEST_SERVED = TLS12;

  private final String javaName;

  TlsVersion(String javaName) {
    this.javaName = javaName;
  }

  static TlsVersion parse(Located name) throws ConfigurationException {
    return Arrays.stream(values())
        .filter(version -> version.name().equals(name.text()))
        .findFirst()
        .orElseThrow(
            () ->
                name.place()
                    .wrong(
                        "\"%s\" is no TLS version; known are %s"
                            .formatted(name.text(), Arrays.toString(values()))));
  }

  /** From the first to the last, in the names of the JDK. */
  static List<String> javaNames(TlsVersion first, TlsVersion last) {
    List<String> names = new ArrayList<>();
    for (TlsVersion version : values()) {
      if (version.compareTo(first) >= 0 && version.compareTo(last) <= 0) {
        names.add(version.javaName);
      }
    }
    return names;
  }
}
