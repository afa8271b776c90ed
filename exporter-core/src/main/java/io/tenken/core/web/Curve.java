package io.tenken.core.web;

import io.tenken.core.spi.ConfigurationException;
import java.util.Arrays;
import java.util.stream.Collectors;

/** Curves of a key exchange, by Go's names. */
enum Curve {
  P256("CurveP256", "secp256r1"),
  P384("CurveP384", "secp384r1"),
  P521("CurveP521", "secp521r1"),
  X25519("X25519", "x25519");

  private final String goName;
  private final String javaName;

  Curve(String goName, String javaName) {
    this.goName = goName;
    this.javaName = javaName;
  }

  static Curve parse(Located name) throws ConfigurationException {
    return Arrays.stream(values())
        .filter(curve -> curve.goName.equals(name.text()))
        .findFirst()
        .orElseThrow(
            () ->
                name.place()
                    .wrong("\"%s\" is no curve; known are %s".formatted(name.text(), goNames())));
  }

  private static String goNames() {
    return Arrays.stream(values()).map(curve -> curve.goName).collect(Collectors.joining(", "));
  }

  /** As the JDK names the group in its algorithm constraints. */
  String javaName() {
    return javaName;
  }
}
