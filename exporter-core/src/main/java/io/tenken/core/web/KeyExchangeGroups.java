package io.tenken.core.web;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLParameters;
import org.jspecify.annotations.Nullable;

/**
 * Applies {@code curve_preferences}, by methods of {@link SSLParameters} that Java 17, for which we
 * compile, does not have.
 */
final class KeyExchangeGroups {

  /** Of a Java that can't be asked. */
  private static final Set<Curve> ALWAYS_THERE =
      Set.of(Curve.P256, Curve.P384, Curve.P521, Curve.X25519);

  private KeyExchangeGroups() {}

  /** The curves that this Java can use. */
  static Set<Curve> supported(SSLContext context) {
    Optional<Method> getter = method("getNamedGroups");
    if (getter.isEmpty()
        || !(call(getter.get(), context.getSupportedSSLParameters()) instanceof String[] names)) {
      return ALWAYS_THERE;
    }
    List<String> groups = List.of(names);
    Set<Curve> supported = EnumSet.allOf(Curve.class);
    supported.removeIf(curve -> !groups.contains(curve.javaName()));
    return supported;
  }

  /**
   * @param curves of {@link #supported}, at least one
   */
  static void restrict(SSLParameters parameters, List<Curve> curves) {
    Optional<Method> setter = method("setNamedGroups", String[].class);
    if (setter.isEmpty()) {
      parameters.setAlgorithmConstraints(new CurveConstraints(curves));
      return;
    }
    String[] names = curves.stream().map(Curve::javaName).toArray(String[]::new);
    call(setter.get(), parameters, (Object) names);
  }

  private static Optional<Method> method(String name, Class<?>... parameters) {
    try {
      return Optional.of(SSLParameters.class.getMethod(name, parameters));
    } catch (NoSuchMethodException e) {
      return Optional.empty();
    }
  }

  private static @Nullable Object call(Method method, SSLParameters target, Object... arguments) {
    try {
      return method.invoke(target, arguments);
    } catch (IllegalAccessException | InvocationTargetException e) {
      throw new IllegalStateException("SSLParameters." + method.getName() + " is public", e);
    }
  }
}
