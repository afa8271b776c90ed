package io.tenken.libvirt;

import static org.assertj.core.api.Assertions.assertThat;

import com.github.dockerjava.api.command.CreateContainerCmd;
import com.github.dockerjava.api.model.Capability;
import io.tenken.testkit.command.InstalledCommand;
import io.tenken.testkit.lab.Await;
import io.tenken.testkit.lab.LabPart;
import io.tenken.testkit.lab.RequiresLab;
import io.tenken.testkit.lab.docker.DockerLab;
import io.tenken.testkit.lab.docker.DockerLabExtension;
import io.tenken.testkit.lab.libvirt.Guest;
import io.tenken.testkit.lab.libvirt.GuestSpec;
import io.tenken.testkit.lab.libvirt.LibvirtLab;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.testcontainers.containers.BindMode;
import org.testcontainers.containers.GenericContainer;
import org.testcontainers.containers.output.OutputFrame.OutputType;
import org.testcontainers.containers.startupcheck.OneShotStartupCheckStrategy;
import org.testcontainers.containers.wait.strategy.Wait;

@RequiresLab({LabPart.LIBVIRT, LabPart.DOCKER})
@ExtendWith(DockerLabExtension.class)
@DisplayName("The image, read-only, without capabilities, as nobody")
class ContainerImageIT {

  private static final String IMAGE = "localhost/tenken/image";
  private static final Duration SOON = Duration.ofSeconds(60);

  private static LibvirtLab libvirt;
  private static List<Guest> guests;

  private final HttpClient client = HttpClient.newHttpClient();

  @BeforeAll
  static void buildImage(DockerLab docker) {
    Path dist = InstalledCommand.ofThisModule("libvirt-exporter").home();
    Path root = Path.of(System.getProperty("tenken.root"));
    docker.build(
        IMAGE,
        dist,
        root.resolve("deploy/container/Dockerfile"),
        Map.of("BASE", DockerLab.BASE_IMAGE));
    libvirt = LibvirtLab.start();
    guests = libvirt.startGuests(GuestSpec.novaGuests(3));
  }

  @AfterAll
  static void stopLibvirt() {
    if (libvirt != null) {
      libvirt.close();
    }
  }

  @Test
  @DisplayName("serves the guests of the socket directory, and goes on when libvirtd is restarted")
  void serves(DockerLab docker) throws Exception {
    try (GenericContainer<?> exporter = hardened(docker).withExposedPorts(9177)) {
      exporter
          .withFileSystemBind(
              libvirt.socketDirectory().toString(), "/run/libvirt", BindMode.READ_ONLY)
          .waitingFor(Wait.forHttp("/-/ready").withStartupTimeout(SOON))
          .start();
      Await.until("the page has all guests", SOON, () -> hasAllGuests(exporter));
      assertThat(exporter.execInContainer("id", "--user").getStdout()).isEqualTo("65534\n");
      assertThat(exporter.execInContainer("touch", "/tmp/file").getExitCode()).isNotZero();

      libvirt.restartDaemon();
      page(exporter); // may be without guests: nothing is promised for one scrape
      String second = page(exporter);
      String log = exporter.getLogs(OutputType.STDERR);
      assertThat(guestsOn(second)).as(log).containsExactlyInAnyOrderElementsOf(names());
      assertThat(log).doesNotContain("WARNING", "Exception");
    }
  }

  @Test
  @DisplayName("runs every other command of the command line, without a word on stderr")
  void dumps(DockerLab docker) {
    try (GenericContainer<?> dump = hardened(docker)) {
      dump.withCommand("libvirt-exporter", "--libvirt.uri", "test:///default", "dump")
          .withStartupCheckStrategy(new OneShotStartupCheckStrategy().withTimeout(SOON))
          .start();
      assertThat(dump.getLogs(OutputType.STDOUT)).contains("\nlibvirt_up 1\n");
      assertThat(dump.getLogs(OutputType.STDERR)).isEmpty();
    }
  }

  private static GenericContainer<?> hardened(DockerLab docker) {
    return docker.container(IMAGE).withCreateContainerCmdModifier(ContainerImageIT::harden);
  }

  private static void harden(CreateContainerCmd command) {
    command
        .getHostConfig()
        .withReadonlyRootfs(true)
        .withCapDrop(Capability.ALL)
        .withSecurityOpts(List.of("no-new-privileges"));
  }

  private static List<String> names() {
    return guests.stream().map(Guest::name).toList();
  }

  private static List<String> guestsOn(String page) {
    return page.lines()
        .filter(line -> line.startsWith("libvirt_domain_openstack_info{"))
        .map(line -> line.replaceFirst(".*[{,]domain=\"([^\"]*)\".*", "$1"))
        .toList();
  }

  private boolean hasAllGuests(GenericContainer<?> exporter) {
    return guestsOn(page(exporter)).containsAll(names());
  }

  private String page(GenericContainer<?> exporter) {
    URI uri =
        URI.create(
            "http://%s:%d/metrics".formatted(exporter.getHost(), exporter.getMappedPort(9177)));
    HttpRequest request = HttpRequest.newBuilder(uri).timeout(SOON).build();
    return client.sendAsync(request, BodyHandlers.ofString()).join().body();
  }
}
