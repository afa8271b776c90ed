package io.tenken.testkit.lab.docker;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.github.dockerjava.api.model.Capability;
import io.tenken.testkit.lab.LabPart;
import io.tenken.testkit.lab.RequiresLab;
import java.io.IOException;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.testcontainers.containers.BindMode;
import org.testcontainers.containers.Container.ExecResult;
import org.testcontainers.containers.GenericContainer;

@RequiresLab(LabPart.DOCKER)
@ExtendWith(DockerLabExtension.class)
@DisplayName("The Docker lab")
class DockerLabIT {

  private static final String DOCKERFILE =
      """
      ARG BASE=debian:bookworm-slim
      FROM ${BASE}
      COPY greeting /greeting
      USER 65534
      CMD ["sleep", "60"]
      """;

  @TempDir private Path directory;

  @Test
  @DisplayName(
      "builds an image and runs it read-only, without capabilities, with a directory mounted")
  void builds_and_runs(DockerLab docker) throws IOException, InterruptedException {
    Path context = Files.createDirectory(directory.resolve("context"));
    Files.writeString(context.resolve("greeting"), "hello\n");
    Path dockerfile = Files.writeString(directory.resolve("Dockerfile"), DOCKERFILE);
    Path mounted = Files.createDirectory(directory.resolve("mounted"));
    Files.writeString(mounted.resolve("file"), "from outside\n");

    docker.build("localhost/greeting", context, dockerfile, Map.of("BASE", DockerLab.BASE_IMAGE));
    try (GenericContainer<?> container =
        docker
            .container("localhost/greeting")
            .withFileSystemBind(mounted.toString(), "/mounted", BindMode.READ_ONLY)
            .withCreateContainerCmdModifier(
                command ->
                    command.getHostConfig().withReadonlyRootfs(true).withCapDrop(Capability.ALL))) {
      container.start();
      ExecResult shown = container.execInContainer("cat", "/greeting", "/mounted/file");
      assertThat(shown.getStdout()).isEqualTo("hello\nfrom outside\n");
      assertThat(container.execInContainer("touch", "/new").getStderr()).contains("Read-only");
    }
  }

  @Test
  @DisplayName("publishes ports of containers")
  void published_port(DockerLab docker) throws IOException {
    try (GenericContainer<?> container =
        docker
            .container(DockerLab.BASE_IMAGE)
            .withExposedPorts(7)
            .withCommand("perl", "-MIO::Socket::INET", "-e", greeter())) {
      container.start();
      try (Socket socket = new Socket(container.getHost(), container.getMappedPort(7))) {
        assertThat(socket.getInputStream().readAllBytes()).asString().isEqualTo("hello");
      }
    }
  }

  @Test
  @DisplayName("says what went wrong in a build")
  void failed_build(DockerLab docker) throws IOException {
    Path dockerfile =
        Files.writeString(
            directory.resolve("Dockerfile"), "FROM " + DockerLab.BASE_IMAGE + "\nRUN no-such-tool");
    assertThatThrownBy(() -> docker.build("localhost/bad", directory, dockerfile, Map.of()))
        .hasMessageContaining("no-such-tool");
  }

  private static String greeter() {
    return """
        my $server = IO::Socket::INET->new(LocalPort => 7, Listen => 5) or die;
        while (1) { my $peer = $server->accept; print $peer "hello"; close $peer }
        """;
  }
}
