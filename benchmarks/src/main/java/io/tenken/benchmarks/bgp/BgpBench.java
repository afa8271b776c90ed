package io.tenken.benchmarks.bgp;

import io.tenken.testkit.lab.LabPart;
import io.tenken.testkit.lab.bgp.BgpLab;
import io.tenken.testkit.lab.bgp.BirdNode;
import io.tenken.testkit.lab.bgp.FrrNode;
import java.io.PrintStream;
import java.util.ArrayList;
import java.util.List;

/**
 * Prints a table of scrapes of 200 established sessions: Debian's exporter and ours in turns, so
 * that both see the same noise. The system property {@code tenken.dist} names the installed tree.
 */
public final class BgpBench {

  private static final int SESSIONS = 200;
  private static final int FEW = 5;
  private static final int ROUNDS = 5;
  private static final int WARM_UP = 200;
  private static final int SCRAPES_A_ROUND = 40;

  private final PrintStream out;
  private final String launcher;

  private BgpBench(PrintStream out, String launcher) {
    this.out = out;
    this.launcher = launcher;
  }

  public static void main(String[] args) throws Exception {
    String dist = System.getProperty("tenken.dist", "dist");
    new BgpBench(System.out, dist + "/bin/ingress-vm-exporter").run();
  }

  private void run() throws Exception {
    out.println(Cost.HEAD);
    bird();
    frr(FEW);
    frr(SESSIONS);
    out.println();
    out.println(
        "CPU is that of the exporter with its children, and of the daemons it asks. Content of both"
            + " pages was compared: imported and exported routes of every session.");
  }

  private void bird() throws Exception {
    try (BgpLab lab = BgpLab.start()) {
      Fabric fabric = new Fabric(lab, SESSIONS);
      BirdNode bird = fabric.startBird();
      List<Long> daemons = List.of(bird.process().pid());
      Peer theirs =
          Peer.start(
              List.of(
                  LabPart.program("prometheus-bird-exporter"),
                  "-bird.v2",
                  "-bird.socket",
                  bird.socket().toString(),
                  "-web.listen-address"),
              "bird_protocol_up");
      String socket = "--bird.socket=" + bird.socket();
      Peer ours = tenken(socket, "--frr.socket-dir=none", "--collector.bgp.route-stats");
      Peer byDefault = tenken(socket, "--frr.socket-dir=none");
      try (theirs;
          ours;
          byDefault) {
        SameContent.ofBird(theirs.scrape(), ours.scrape(), SESSIONS);
        List<Cost> costs = measure(daemons, theirs, ours, byDefault);
        String what = "BIRD 2, " + SESSIONS + " sessions";
        costs.get(0).print(out, what, "prometheus-bird-exporter", costs.get(0));
        costs.get(1).print(out, what, "Tenken, with route changes", costs.get(0));
        costs.get(2).print(out, what, "Tenken, default", costs.get(0));
      }
    }
  }

  private void frr(int sessions) throws Exception {
    try (BgpLab lab = BgpLab.start()) {
      Fabric fabric = new Fabric(lab, sessions);
      FrrNode frr = fabric.startFrr();
      List<Long> daemons = List.of(frr.process("bgpd").pid(), frr.process("bfdd").pid());
      String directory = frr.socketDirectory().toString();
      Peer ours = tenken("--bird.socket=none", "--frr.socket-dir=" + directory);
      try (Peer theirs = Peer.frrExporter(directory);
          ours) {
        SameContent.ofFrr(theirs.scrape(), ours.scrape(), sessions);
        List<Cost> costs = measure(daemons, theirs, ours);
        String what = "FRR, " + sessions + " sessions, BFD";
        costs.get(0).print(out, what, "prometheus-frr-exporter", costs.get(0));
        costs.get(1).print(out, what, "Tenken, default", costs.get(0));
      }
    }
  }

  /** Only what the peer does as well: neither units nor probes. */
  private Peer tenken(String... options) throws Exception {
    List<String> command = new ArrayList<>(List.of(launcher));
    command.addAll(List.of("--collector.disable-defaults", "--collector.bgp", "--collector.bfd"));
    command.addAll(List.of(options));
    command.add("--web.listen-address");
    return Peer.start(command, "ingress_bgp_session_up");
  }

  /** The median round of each. */
  private static List<Cost> measure(List<Long> daemons, Peer... peers) throws Exception {
    List<List<Cost>> rounds = new ArrayList<>();
    for (Peer peer : peers) {
      for (int i = 0; i < (peer == peers[0] ? WARM_UP / 10 : WARM_UP); i++) {
        peer.scrape();
      }
      rounds.add(new ArrayList<>());
    }
    for (int round = 0; round < ROUNDS; round++) {
      for (int i = 0; i < peers.length; i++) {
        rounds.get(i).add(Cost.of(peers[i], daemons, SCRAPES_A_ROUND));
      }
    }
    return rounds.stream().map(Cost::median).toList();
  }
}
