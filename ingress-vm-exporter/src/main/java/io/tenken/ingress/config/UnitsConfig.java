package io.tenken.ingress.config;

import io.tenken.ingress.systemd.UnitName;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * {@code units:} systemd units.
 *
 * @param expected names of units that should be there and up: {@code calico.service}
 * @param patterns names with {@code *}, {@code ?} and {@code []} of more units to look at
 * @param limit most units taken by patterns
 */
public record UnitsConfig(List<String> expected, List<String> patterns, Integer limit) {

  /** What is looked at where nobody has said anything of units. */
  static final UnitsConfig NONE =
      new UnitsConfig(null, List.of("*.service", "*.timer", "*.socket"), null);

  private static final int DEFAULT_LIMIT = 200;
  private static final int MOST = 10_000;

  /**
   * @throws IllegalArgumentException naming what is no name of a unit
   */
  public UnitsConfig(
      @Nullable List<String> expected, @Nullable List<String> patterns, @Nullable Integer limit) {
    this.expected = expected == null ? List.of() : List.copyOf(expected);
    this.patterns = patterns == null ? List.of() : List.copyOf(patterns);
    this.limit = limit == null ? DEFAULT_LIMIT : limit;
    this.expected.forEach(UnitName::check);
    this.patterns.forEach(UnitName::checkPattern);
    if (this.limit < 0 || this.limit > MOST) {
      throw new IllegalArgumentException("limit " + limit + ": expected 0 to " + MOST);
    }
  }

  public boolean isEmpty() {
    return expected.isEmpty() && patterns.isEmpty();
  }
}
