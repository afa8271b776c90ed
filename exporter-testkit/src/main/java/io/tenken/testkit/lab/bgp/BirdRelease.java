package io.tenken.testkit.lab.bgp;

import io.tenken.testkit.lab.LabPart;
import java.util.List;

/** The BIRDs that the lab has. */
public enum BirdRelease {
  /** 1.6 for IPv4. Debian can't have it beside BIRD 2, so its package is only unpacked. */
  V1("bird", "birdc"),
  /** 1.6 for IPv6, a daemon of its own. */
  V1_IPV6("bird6", "birdc6"),
  /** 2.0, as Debian 12 installs it. */
  V2("bird", "birdc"),
  /** 3.1, of Debian 13, with the libraries that it was built for. */
  V3("bird", "birdc");

  private final String daemon;
  private final String client;

  BirdRelease(String daemon, String client) {
    this.daemon = daemon;
    this.client = client;
  }

  /** How the command line of the daemon begins. */
  List<String> daemon() {
    return command(daemon);
  }

  /** How the command line of birdc begins. */
  List<String> client() {
    return command(client);
  }

  /** File name of the control socket, as packages have it. */
  String socketName() {
    return this == V1_IPV6 ? "bird6.ctl" : "bird.ctl";
  }

  private List<String> command(String program) {
    return switch (this) {
      case V1, V1_IPV6 -> UnpackedPackage.of("bookworm", "bird").command(program);
      case V2 -> List.of(LabPart.program(program));
      case V3 -> UnpackedPackage.of("trixie", "bird3").command(program);
    };
  }
}
