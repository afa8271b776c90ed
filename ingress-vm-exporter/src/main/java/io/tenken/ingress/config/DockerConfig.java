package io.tenken.ingress.config;

import io.tenken.ingress.docker.ExpectedContainer;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * {@code docker:} containers that systemd units start.
 *
 * @param socket of the engine, or of a proxy that lets only GET through
 * @param expected containers that should be there and run; without any, all that there are
 */
public record DockerConfig(Path socket, List<ExpectedContainer> expected) {

  static final DockerConfig NONE = new DockerConfig(null, null);

  private static final Path DEFAULT_SOCKET = Path.of("/var/run/docker.sock");

  public DockerConfig(@Nullable Path socket, @Nullable List<ExpectedContainer> expected) {
    this.socket = socket == null ? DEFAULT_SOCKET : socket;
    this.expected = expected == null ? List.of() : List.copyOf(expected);
  }
}
