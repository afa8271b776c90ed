package io.tenken.core.web;

import java.security.AlgorithmConstraints;
import java.security.AlgorithmParameters;
import java.security.CryptoPrimitive;
import java.security.Key;
import java.util.Collection;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Restricts the groups of a key exchange on Java 17, which can choose them only for the whole
 * process, but asks constraints for every connection. It asks them about the curve of an ECDSA
 * signature in the same words, so a curve that the certificates of clients use has to be among the
 * allowed ones; from Java 20 on, {@link KeyExchangeGroups} knows better.
 */
final class CurveConstraints implements AlgorithmConstraints {

  /** Names of groups, as opposed to algorithms and cipher suites that are asked about as well. */
  private static final Pattern GROUP =
      Pattern.compile("(secp|sect|ffdhe|brainpool|x25519|x448).*|.*mlkem.*");

  private final Set<String> allowed;

  CurveConstraints(Collection<Curve> curves) {
    this.allowed =
        curves.stream()
            .map(curve -> curve.javaName().toLowerCase(Locale.ROOT))
            .collect(Collectors.toUnmodifiableSet());
  }

  @Override
  public boolean permits(
      Set<CryptoPrimitive> primitives, String algorithm, @Nullable AlgorithmParameters parameters) {
    String name = algorithm.toLowerCase(Locale.ROOT);
    return !primitives.contains(CryptoPrimitive.KEY_AGREEMENT)
        || !GROUP.matcher(name).matches()
        || allowed.contains(name);
  }

  @Override
  public boolean permits(Set<CryptoPrimitive> primitives, Key key) {
    return true;
  }

  @Override
  public boolean permits(
      Set<CryptoPrimitive> primitives,
      String algorithm,
      Key key,
      @Nullable AlgorithmParameters parameters) {
    return permits(primitives, algorithm, parameters);
  }
}
