package io.tenken.ingress.config;

import io.tenken.core.spi.ConfigurationException;
import io.tenken.core.untrusted.StrictYaml;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The whole of {@code --config.file}. Every part may be missing. */
public record IngressConfig(
    PeersConfig peers, UnitsConfig units, List<ProbeConfig> probes, DockerConfig docker) {

  /**
   * @throws IllegalArgumentException if two probes have one name
   */
  public IngressConfig(
      @Nullable PeersConfig peers,
      @Nullable UnitsConfig units,
      @Nullable List<ProbeConfig> probes,
      @Nullable DockerConfig docker) {
    this.peers = peers == null ? PeersConfig.NONE : peers;
    this.units = units == null ? UnitsConfig.NONE : units;
    this.probes = probes == null ? List.of() : List.copyOf(probes);
    this.docker = docker == null ? DockerConfig.NONE : docker;
    Set<String> names = new HashSet<>();
    for (ProbeConfig probe : this.probes) {
      if (!names.add(probe.name())) {
        throw new IllegalArgumentException("two probes are called \"" + probe.name() + "\"");
      }
    }
  }

  /** What holds without a file. */
  public static IngressConfig empty() {
    return new IngressConfig(null, null, null, null);
  }

  /**
   * @throws ConfigurationException naming file, line and key
   */
  public static IngressConfig read(Path file) throws ConfigurationException {
    return StrictYaml.read(file, IngressConfig.class);
  }
}
