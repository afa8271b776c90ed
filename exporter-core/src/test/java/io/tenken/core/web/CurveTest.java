package io.tenken.core.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.tenken.core.spi.ConfigurationException;
import java.security.NoSuchAlgorithmException;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import javax.net.ssl.SSLContext;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("The curves of a configuration")
class CurveTest {

  private static final Set<Curve> CLASSICAL =
      Set.of(Curve.P256, Curve.P384, Curve.P521, Curve.X25519);

  @Test
  @DisplayName("are left to those that this Java has, in their order")
  void usable() throws ConfigurationException {
    assertThat(Curve.usable(named("X25519MLKEM768", "X25519", "CurveP256"), CLASSICAL))
        .containsExactly(Curve.X25519, Curve.P256);
    assertThat(Curve.usable(named("X25519MLKEM768", "CurveP256"), EnumSet.allOf(Curve.class)))
        .containsExactly(Curve.X25519_MLKEM768, Curve.P256);
  }

  @Test
  @DisplayName("are refused where it has none of them, rather than let no client in")
  void noneUsable() {
    assertThatExceptionOfType(ConfigurationException.class)
        .isThrownBy(() -> Curve.usable(named("X25519MLKEM768", "SecP384r1MLKEM1024"), CLASSICAL))
        .withMessage(
            "web.yml:7: curve_preferences: none of the curves works on Java %s; those that do are"
                + " CurveP256, CurveP384, CurveP521, X25519",
            Runtime.version().feature());
  }

  @Test
  @DisplayName("that every Java has are found on this one")
  void supported() throws NoSuchAlgorithmException {
    assertThat(KeyExchangeGroups.supported(SSLContext.getDefault())).containsAll(CLASSICAL);
  }

  private static List<Located> named(String... names) {
    return Stream.of(names)
        .map(name -> new Located(new Place("web.yml", 7, "curve_preferences"), name))
        .toList();
  }
}
