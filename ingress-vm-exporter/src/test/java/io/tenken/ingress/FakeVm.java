package io.tenken.ingress;

import static io.tenken.ingress.systemd.FakeSystemd.unit;
import static io.tenken.ingress.systemd.FakeSystemd.unloaded;

import io.tenken.core.spi.CollectorSource;
import io.tenken.core.spi.Deadline;
import io.tenken.core.spi.Diagnosis;
import io.tenken.core.spi.ExporterRuntime;
import io.tenken.core.spi.MetricCollector;
import io.tenken.core.testing.TextSettings;
import io.tenken.ingress.dbus.FakeBus;
import io.tenken.ingress.dbus.Variant;
import io.tenken.ingress.http.FakeHttpServer;
import io.tenken.ingress.systemd.FakeSystemd;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * A load-balancer VM whose daemons are fakes, and which should have two peers, four units, two
 * services that answer and two containers. What is not put up is missing.
 */
final class FakeVm {

  /** A quarter of an hour before {@code FakeRuntime.NOW}, in seconds since 1970. */
  private static final long THEN = 1_795_347_900;

  private static final long MICROS = 1_000_000;

  private static final String CONTAINER =
      """
      {"RestartCount": 3, "State": {"Running": true, "OOMKilled": false,
       "StartedAt": "2026-11-22T11:45:00Z", "Health": {"Status": "healthy"}}}
      """;

  private final Path directory;
  private final Deque<AutoCloseable> fakes = new ArrayDeque<>();
  private int healthPort;
  private String configuration = "";

  private FakeVm(Path directory) {
    this.directory = directory;
  }

  /** With sockets in a directory of its own below this one. */
  static FakeVm in(Path parent) throws IOException {
    return new FakeVm(Files.createTempDirectory(parent, "vm"));
  }

  FakeVm bird() throws IOException {
    fakes.push(FakeDaemon.recordedBird(directory.resolve("bird.ctl")));
    return this;
  }

  FakeVm frr() throws IOException {
    fakes.push(FakeDaemon.recordedBgpd(directory));
    fakes.push(FakeDaemon.recordedBfdd(directory));
    return this;
  }

  /** systemd with units in different states, one service that answers, and the Docker engine. */
  FakeVm services() throws IOException {
    fakes.push(FakeBus.at(directory.resolve("bus"), systemd()));
    FakeHttpServer health =
        FakeHttpServer.start(FakeHttpServer.saying(target -> "HTTP/1.1 200 OK\r\n\r\nok"));
    fakes.push(health);
    healthPort = health.port();
    fakes.push(
        FakeHttpServer.start(
            directory.resolve("docker.sock"), FakeHttpServer.saying(FakeVm::engine)));
    return this;
  }

  private static FakeSystemd systemd() {
    return new FakeSystemd()
        .state("degraded", 1)
        .put(
            unit("calico.service", "active", "running", THEN)
                .with("ActiveEnterTimestamp", THEN * MICROS)
                .with("Result", "success")
                .with("NRestarts", new Variant("u", 4L))
                .with("TasksMax", 500)
                .with("TasksCurrent", 12)
                .with("MemoryCurrent", 64 << 20)
                .with("CPUUsageNSec", 2_500_000_000L))
        .put(exited("nginx.service", "exit-code", 1, 3))
        .put(exited("killed.service", "signal", 2, 9))
        .put(
            unit("backup.timer", "active", "waiting", THEN)
                .with("Result", "success")
                .with("LastTriggerUSec", THEN * MICROS)
                .with("NextElapseUSecRealtime", (THEN + 600) * MICROS)
                .with("AccuracyUSec", MICROS))
        .put(
            unit("door.socket", "active", "listening", THEN)
                .with("Result", "success")
                .with("NAccepted", new Variant("u", 7L))
                .with("NConnections", new Variant("u", 1L))
                .with("NRefused", new Variant("u", 2L)))
        .put(unloaded("masked.service", "masked"));
  }

  private static FakeSystemd.FakeUnit exited(String name, String result, int code, int status) {
    return unit(name, "failed", "failed", THEN)
        .with("Result", result)
        .with("ExecMainCode", new Variant("i", (long) code))
        .with("ExecMainStatus", new Variant("i", (long) status));
  }

  private static String engine(String target) {
    return target.equals("/containers/calico-node/json")
        ? "HTTP/1.1 200 OK\r\nContent-Length: %d\r\n\r\n%s".formatted(CONTAINER.length(), CONTAINER)
        : "HTTP/1.1 404 Not Found\r\n\r\n";
  }

  /** The exporter of this VM, as its command would open it; closing it ends the fakes. */
  CollectorSource open(ExporterRuntime runtime, Map<String, List<String>> more) throws Exception {
    Map<String, List<String>> settings = new HashMap<>(more);
    settings.put("config.file", List.of(configurationFile().toString()));
    settings.put("bird.socket", places("bird.ctl", "bird.ctl"));
    settings.put("frr.socket-dir", places("bgpd.vty", ""));
    settings.put("systemd.bus-socket", List.of(directory.resolve("bus").toString()));
    CollectorSource source = new IngressVmExporter().open(new TextSettings(settings), runtime);
    return new WithFakes(source, fakes);
  }

  /** None if the socket was not put up: a daemon that is named should be there. */
  private List<String> places(String socket, String place) {
    boolean there = Files.exists(directory.resolve(socket));
    return List.of(there ? directory.resolve(place).toString() : "none");
  }

  /** With this for {@code --config.file}. */
  FakeVm configuredBy(String yaml) {
    configuration = yaml;
    return this;
  }

  private Path configurationFile() throws IOException {
    return Files.writeString(
        directory.resolve("ingress.yaml"),
        configuration.isEmpty() ? usualConfiguration() : configuration);
  }

  private String usualConfiguration() throws IOException {
    return """
        peers: {expected: [node_v6, 10.1.14.1]}
        units:
          expected: [calico.service, nginx.service, masked.service, gone.service]
          patterns: ["*.timer", "*.socket"]
        probes:
          - {name: health, url: "http://127.0.0.1:%d/"}
          - {name: nobody, url: "tcp://127.0.0.1:%d"}
        docker: {socket: %s, expected: [{name: calico-node, unit: calico.service}, {name: gone}]}
        """
        .formatted(
            healthPort == 0 ? unusedPort() : healthPort,
            unusedPort(),
            directory.resolve("docker.sock"));
  }

  private static int unusedPort() throws IOException {
    try (ServerSocket free = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return free.getLocalPort();
    }
  }

  private record WithFakes(CollectorSource source, Deque<AutoCloseable> fakes)
      implements CollectorSource {

    @Override
    public MetricCollector create(String name) {
      return source.create(name);
    }

    @Override
    public List<Diagnosis> diagnose(Deadline deadline) throws InterruptedException {
      return source.diagnose(deadline);
    }

    @Override
    public void close() {
      source.close();
      for (AutoCloseable fake : fakes) {
        try {
          fake.close();
        } catch (Exception failed) {
          throw new IllegalStateException(failed);
        }
      }
    }
  }
}
