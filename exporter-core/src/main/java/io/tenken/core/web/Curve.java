package io.tenken.core.web;

import io.tenken.core.spi.ConfigurationException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/** Groups of a key exchange, by Go's names. Not every Java has all of them. */
enum Curve {
  P256("CurveP256", "secp256r1"),
  P384("CurveP384", "secp384r1"),
  P521("CurveP521", "secp521r1"),
  X25519("X25519", "x25519"),
  /** Since Go 1.24 and JDK 27 (JEP 527); the two below since Go 1.26. */
  X25519_MLKEM768("X25519MLKEM768", "X25519MLKEM768"),
  P256_MLKEM768("SecP256r1MLKEM768", "SecP256r1MLKEM768"),
  P384_MLKEM1024("SecP384r1MLKEM1024", "SecP384r1MLKEM1024");

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
                    .wrong(
                        "\"%s\" is no curve; known are %s"
                            .formatted(name.text(), goNames(EnumSet.allOf(Curve.class)))));
  }

  /**
   * Those of {@code wanted}, at least one, that this Java has, in their order.
   *
   * @throws ConfigurationException if it has none of them
   */
  static List<Curve> usable(List<Located> wanted, Set<Curve> supported)
      throws ConfigurationException {
    List<Curve> usable = new ArrayList<>();
    for (Located name : wanted) {
      usable.add(parse(name));
    }
    usable.retainAll(supported);
    if (usable.isEmpty()) {
      throw wanted
          .get(0)
          .place()
          .wrong(
              "none of the curves works on Java %s; those that do are %s"
                  .formatted(Runtime.version().feature(), goNames(supported)));
    }
    return usable;
  }

  private static String goNames(Set<Curve> curves) {
    return curves.stream().sorted().map(curve -> curve.goName).collect(Collectors.joining(", "));
  }

  /** As the JDK names the group. */
  String javaName() {
    return javaName;
  }
}
