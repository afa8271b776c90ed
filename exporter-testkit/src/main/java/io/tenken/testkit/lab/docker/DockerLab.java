package io.tenken.testkit.lab.docker;

import io.tenken.testkit.lab.Command;
import io.tenken.testkit.lab.CommandResult;
import io.tenken.testkit.lab.LabDirectory;
import io.tenken.testkit.lab.LabException;
import io.tenken.testkit.lab.LabPart;
import io.tenken.testkit.lab.LabProcess;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.testcontainers.containers.GenericContainer;
import org.testcontainers.utility.DockerImageName;

/**
 * A Docker engine of our own with nothing but Debian's smallest image; needs root, no registry.
 *
 * <p>Testcontainers finds it by itself, but remembers the first engine that it has seen: one lab a
 * JVM, so tests take it from {@link DockerLabExtension}.
 */
public final class DockerLab implements AutoCloseable {

  /** Debian 12 without anything; the base of images that tests build. */
  public static final String BASE_IMAGE = "localhost/tenken/debian:bookworm";

  private static final String NO_CLEANER = "TESTCONTAINERS_RYUK_DISABLED";
  private static final Duration START = Duration.ofSeconds(60);
  private static final Duration PROBE = Duration.ofSeconds(5);
  private static final Duration IMPORT = Duration.ofMinutes(5);
  private static final Duration BUILD = Duration.ofMinutes(15);

  private final LabDirectory directory;
  private final String host;
  private final LabProcess daemon;

  private DockerLab(LabDirectory directory) {
    this.directory = directory;
    this.host = "unix://" + directory.resolve("docker.sock");
    directory.makeDirectory("client");
    directory.write("client/config.json", "{}");
    String bridge = directory.linkPrefix() + "br";
    PrivateBridge.create(bridge);
    this.daemon =
        LabProcess.start(directory, "dockerd", DockerHome.command(directory, host, bridge))
            .awaitReady(START, () -> docker(PROBE, "version").succeeded());
    docker(IMPORT, "import", BaseImage.tar().toString(), BASE_IMAGE).orThrow();
    LabDockerStrategy.use(host);
  }

  /**
   * Starts the engine and imports the base image.
   *
   * @throws LabException with the end of the daemon's log when it does not come up
   */
  public static DockerLab start() {
    LabDirectory directory = LabDirectory.create("docker");
    try {
      return new DockerLab(directory);
    } catch (RuntimeException e) {
      directory.close();
      throw e;
    }
  }

  /** The value for the environment variable DOCKER_HOST. */
  public String host() {
    return host;
  }

  /**
   * Builds an image with the builder that every Docker has (no BuildKit), on the host's network.
   *
   * @param context the directory that the Dockerfile's COPY sees
   * @param dockerfile need not be in the context
   * @param arguments for the Dockerfile's ARG
   */
  public void build(String tag, Path context, Path dockerfile, Map<String, String> arguments) {
    List<String> command = new ArrayList<>(List.of("build", "--network", "host", "--tag", tag));
    command.addAll(List.of("--file", dockerfile.toString()));
    arguments.forEach((name, value) -> command.addAll(List.of("--build-arg", name + "=" + value)));
    command.add(context.toString());
    docker(BUILD, command.toArray(String[]::new)).orThrow();
  }

  /**
   * A container of an image that is here, for Testcontainers to run; nothing is pulled.
   *
   * @throws LabException where Testcontainers would try to get its cleaner from a registry, which
   *     only the environment can forbid
   */
  public GenericContainer<?> container(String image) {
    if (!Boolean.parseBoolean(System.getenv(NO_CLEANER))) {
      throw new LabException("set " + NO_CLEANER + "=true in the environment of this JVM");
    }
    return new GenericContainer<>(DockerImageName.parse(image)).withImagePullPolicy(name -> false);
  }

  /** Runs the Docker client; 60 s at most. */
  public CommandResult docker(String... arguments) {
    return docker(START, arguments);
  }

  /** Runs the Docker client with a deadline. */
  public CommandResult docker(Duration deadline, String... arguments) {
    List<String> command = new ArrayList<>(List.of(LabPart.program("docker"), "--host", host));
    command.addAll(Arrays.asList(arguments));
    return Command.of(command)
        .withEnvironment("DOCKER_CONFIG", directory.resolve("client").toString())
        .withEnvironment("DOCKER_BUILDKIT", "0")
        .within(deadline)
        .run();
  }

  @Override
  public void close() {
    LabDockerStrategy.forget();
    try (directory) {
      daemon.close();
    }
  }
}
