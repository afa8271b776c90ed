package io.tenken.ingress.config;

import io.tenken.ingress.bgp.PeerExpectation;
import java.util.List;
import java.util.OptionalInt;
import org.jspecify.annotations.Nullable;

/**
 * {@code peers:} names or addresses of the BGP peers that should be there, or their number.
 *
 * @param expected names of BIRD protocols, or addresses
 * @param count instead of names
 */
public record PeersConfig(List<String> expected, @Nullable Integer count) {

  static final PeersConfig NONE = new PeersConfig(null, null);

  /**
   * @throws IllegalArgumentException if both are given, or the number is negative
   */
  public PeersConfig(@Nullable List<String> expected, @Nullable Integer count) {
    this.expected = expected == null ? List.of() : List.copyOf(expected);
    this.count = count;
    expectation();
  }

  public PeerExpectation expectation() {
    OptionalInt number = count == null ? OptionalInt.empty() : OptionalInt.of(count);
    return new PeerExpectation(expected, number);
  }
}
