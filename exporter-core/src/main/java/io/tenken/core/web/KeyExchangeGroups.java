package io.tenken.core.web;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.util.List;
import java.util.Optional;
import javax.net.ssl.SSLParameters;

/** Applies {@code curve_preferences}. */
final class KeyExchangeGroups {

  private KeyExchangeGroups() {}

  static void restrict(SSLParameters parameters, List<Curve> curves) {
    Optional<Method> setter = setter();
    if (setter.isEmpty()) {
      parameters.setAlgorithmConstraints(new CurveConstraints(curves));
      return;
    }
    String[] names = curves.stream().map(Curve::javaName).toArray(String[]::new);
    try {
      setter.get().invoke(parameters, (Object) names);
    } catch (IllegalAccessException | InvocationTargetException e) {
      throw new IllegalStateException("SSLParameters.setNamedGroups is public", e);
    }
  }

  /** {@code SSLParameters.setNamedGroups}, which Java 17, that we compile for, does not have. */
  private static Optional<Method> setter() {
    try {
      return Optional.of(SSLParameters.class.getMethod("setNamedGroups", String[].class));
    } catch (NoSuchMethodException e) {
      return Optional.empty();
    }
  }
}
