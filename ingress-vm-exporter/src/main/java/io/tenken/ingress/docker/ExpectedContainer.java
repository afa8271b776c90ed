package io.tenken.ingress.docker;

import org.jspecify.annotations.Nullable;

/**
 * A container that should be there.
 *
 * @param name of the container
 * @param unit that starts it; empty if none was given
 */
public record ExpectedContainer(String name, String unit) {

  /**
   * @throws IllegalArgumentException unless the name is one of a container
   */
  public ExpectedContainer(@Nullable String name, @Nullable String unit) {
    if (name == null || !isName(name)) {
      throw new IllegalArgumentException("container \"" + name + "\": no name of a container");
    }
    this.name = name;
    this.unit = unit == null ? "" : unit;
  }

  /** Whether the engine can have a container of this name; others are not put into a question. */
  public static boolean isName(String name) {
    return name.matches("[a-zA-Z0-9][a-zA-Z0-9_.-]{0,254}");
  }
}
