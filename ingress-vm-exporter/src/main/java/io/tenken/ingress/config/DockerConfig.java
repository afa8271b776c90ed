package io.tenken.ingress.config;

import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * {@code docker:} containers that systemd units start.
 *
 * @param socket of the engine, or of a proxy that lets only GET through
 * @param expected containers that should be there and run
 */
public record DockerConfig(Path socket, List<ExpectedContainer> expected) {

  static final DockerConfig NONE = new DockerConfig(null, null);

  private static final Path DEFAULT_SOCKET = Path.of("/var/run/docker.sock");

  public DockerConfig(@Nullable Path socket, @Nullable List<ExpectedContainer> expected) {
    this.socket = socket == null ? DEFAULT_SOCKET : socket;
    this.expected = expected == null ? List.of() : List.copyOf(expected);
  }

  /**
   * @param name of the container
   * @param unit that starts it; empty if none was given
   */
  public record ExpectedContainer(String name, String unit) {

    /**
     * @throws IllegalArgumentException without a name
     */
    public ExpectedContainer(@Nullable String name, @Nullable String unit) {
      if (name == null || !name.matches("[a-zA-Z0-9][a-zA-Z0-9_.-]*")) {
        throw new IllegalArgumentException("container \"" + name + "\": no name of a container");
      }
      this.name = name;
      this.unit = unit == null ? "" : unit;
    }
  }
}
