package io.tenken.benchmarks.bgp;

import io.tenken.testkit.lab.Await;
import io.tenken.testkit.lab.bgp.BgpLab;
import io.tenken.testkit.lab.bgp.BirdNode;
import io.tenken.testkit.lab.bgp.BirdRelease;
import io.tenken.testkit.lab.bgp.FrrNode;
import io.tenken.testkit.lab.bgp.NetworkNamespace;
import java.time.Duration;
import java.util.List;
import java.util.stream.IntStream;

/** A machine with many sessions, all established with one BIRD over one cable. */
final class Fabric {

  private static final Duration ESTABLISHED = Duration.ofMinutes(2);

  private static final String BIRD =
      """
      log stderr all;
      router id %s;
      protocol device { scan time 10; }
      protocol static static4 {
        ipv4;
        route %s.1.0/24 blackhole;
        route %s.2.0/24 blackhole;
      }
      template bgp to_peer {
        connect delay time 1;
        connect retry time 2;
        error wait time 1, 2;
        ipv4 { import all; export where source = RTS_STATIC; };
      }
      """;

  private static final String FRR =
      """
      frr defaults traditional
      log stdout informational
      router bgp 65001
       bgp router-id 10.1.0.1
       no bgp ebgp-requires-policy
       no bgp network import-check
      %s address-family ipv4 unicast
        network 10.9.1.0/24
       exit-address-family
      bfd
       peer 10.2.0.1 local-address 10.1.0.1
       !
      """;

  private final BgpLab lab;
  private final NetworkNamespace machine;
  private final int sessions;

  Fabric(BgpLab lab, int sessions) {
    this.lab = lab;
    this.sessions = sessions;
    this.machine = lab.namespace("machine");
    NetworkNamespace leaf = lab.namespace("leaf");
    machine.connect("m0", leaf, "l0");
    machine.addresses("m0", addresses("10.1.0."));
    leaf.addresses("l0", addresses("10.2.0."));
    machine.ip("route", "add", "10.2.0.0/24", "dev", "m0");
    leaf.ip("route", "add", "10.1.0.0/24", "dev", "l0");
    StringBuilder peers = new StringBuilder(BIRD.formatted("10.2.0.1", "10.8", "10.8"));
    for (int i = 1; i <= sessions; i++) {
      peers.append(
          "protocol bgp to_%d from to_peer { passive; multihop; local 10.2.0.%d as 65002; neighbor 10.1.0.%d as 65001; }%n"
              .formatted(i, i, i));
    }
    lab.bird(BirdRelease.V2, "leafd", leaf, peers.toString());
  }

  private List<String> addresses(String network) {
    return IntStream.rangeClosed(1, sessions).mapToObj(i -> network + i + "/32").toList();
  }

  /** BIRD 2 with all sessions established. */
  BirdNode startBird() {
    StringBuilder configuration = new StringBuilder(BIRD.formatted("10.1.0.1", "10.9", "10.9"));
    for (int i = 1; i <= sessions; i++) {
      configuration.append(
          "protocol bgp leaf_%d from to_peer { multihop; local 10.1.0.%d as 65001; neighbor 10.2.0.%d as 65002; }%n"
              .formatted(i, i, i));
    }
    BirdNode bird = lab.bird(BirdRelease.V2, "birdd", machine, configuration.toString());
    Await.until(
        "all sessions are established",
        ESTABLISHED,
        () -> count(bird.birdc("show protocols"), "Established") == sessions);
    return bird;
  }

  /** FRR with all sessions established, and one BFD session that is down. */
  FrrNode startFrr() {
    StringBuilder neighbors = new StringBuilder();
    for (int i = 1; i <= sessions; i++) {
      neighbors.append(
          """
           neighbor 10.2.0.%d remote-as 65002
           neighbor 10.2.0.%d ebgp-multihop 2
           neighbor 10.2.0.%d update-source 10.1.0.%d
          """
              .formatted(i, i, i, i));
    }
    FrrNode frr = lab.frr("frrd", machine, FRR.formatted(neighbors));
    Await.until(
        "all sessions are established",
        ESTABLISHED,
        () ->
            count(frr.vtysh("show bgp vrf all summary json"), "\"state\":\"Established\"")
                == sessions);
    return frr;
  }

  private static long count(String text, String word) {
    return text.lines().filter(line -> line.contains(word)).count();
  }
}
