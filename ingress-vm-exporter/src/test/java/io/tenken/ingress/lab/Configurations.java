package io.tenken.ingress.lab;

import io.tenken.testkit.lab.bgp.BirdRelease;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Set;

/** What the daemons of the lab and the exporter on them run with. */
final class Configurations {

  /** This lab has no systemd. */
  static final Set<String> COLLECTORS = Set.of("bgp", "bfd");

  private Configurations() {}

  static String ofVm(BirdRelease release) {
    return text(
        switch (release) {
          case V1 -> "vm-bird1.conf";
          case V1_IPV6 -> "vm-bird6.conf";
          case V2, V3 -> "vm-bird2.conf";
        });
  }

  /** A file of the resources of this package. */
  static String text(String name) {
    try (InputStream in = Configurations.class.getResourceAsStream(name)) {
      if (in == null) {
        throw new IllegalArgumentException("there is no configuration " + name);
      }
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
  }
}
