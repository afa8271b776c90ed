package io.tenken.ingress.lab;

import io.tenken.core.spi.ConfigurationException;
import io.tenken.core.testing.RunningExporter;
import io.tenken.ingress.IngressVmExporter;
import io.tenken.testkit.lab.systemd.SystemdLab;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** The exporter's eyes on the lab's systemd. */
final class UnitsScenario {

  /** All units of the lab that a configuration could name. */
  static final List<String> EXPECTED =
      List.of(
          "lab-steady.service",
          "lab-once.service",
          "lab-remains.service",
          "lab-failing.service",
          "lab-killed.service",
          "lab-flapping.service",
          "lab-starting.service",
          "lab-never.service",
          "lab-masked.service",
          "lab-broken.service",
          "lab-missing.service",
          "lab-soon.timer",
          "lab-calendar.timer",
          "lab-door.socket");

  private UnitsScenario() {}

  /**
   * @param directory for the configuration
   */
  static RunningExporter exporter(SystemdLab lab, Path directory)
      throws ConfigurationException, IOException {
    Path config =
        Files.writeString(
            directory.resolve("ingress.yaml"), "units: {expected: %s}\n".formatted(EXPECTED));
    return new RunningExporter(
        new IngressVmExporter(),
        Map.of(
            "systemd.bus-socket",
            List.of(lab.busSocket().toString()),
            "config.file",
            List.of(config.toString())),
        Set.of("systemd"));
  }
}
