package io.tenken.benchmarks.bgp;

import io.tenken.benchmarks.scrape.CpuClock;
import io.tenken.benchmarks.scrape.ExporterProcess;
import io.tenken.testkit.lab.bgp.BgpLab;
import io.tenken.testkit.lab.bgp.BirdNode;
import io.tenken.testkit.lab.bgp.FrrNode;
import java.io.PrintStream;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.function.DoubleSupplier;

/**
 * Prints a table of scrapes of 200 established sessions of BIRD, and of 5 and 200 of FRR, by
 * Debian's exporters and by ours; and beside them what the daemon itself takes for its answer.
 * Takes about ten minutes on two cores.
 *
 * <p>System property: {@code tenken.dist}, the installed tree.
 */
public final class BgpBench {

  /** prometheus-bird-exporter tells nothing of itself either; prometheus-frr-exporter does. */
  private static final String NOTHING_OF_ITSELF = "--web.disable-exporter-metrics";

  private static final int MANY = 200;
  private static final int FEW = 5;

  /**
   * Details of many sessions have a pace of their own, so what a scrape costs depends on the time
   * between two. To wait 15 s would take an hour, so time runs 15 times as fast there: a scrape a
   * second, and the default pace divided by 15.
   */
  private static final Duration SECOND = Duration.ofSeconds(1);

  private static final String DETAILS = "--frr.details-interval=8s";

  private final PrintStream out;
  private final Path launcher;

  private BgpBench(PrintStream out, Path launcher) {
    this.out = out;
    this.launcher = launcher;
  }

  public static void main(String[] args) throws Exception {
    Path dist = Path.of(System.getProperty("tenken.dist", "dist"));
    new BgpBench(System.out, dist.resolve("bin/ingress-vm-exporter")).run();
  }

  private void run() throws Exception {
    Contest.head(out);
    bird();
    frr(FEW);
    frr(MANY);
    out.println();
    out.println(
        "Their exporter is 1 in the last two columns. CPU is that of the exporter with its children,"
            + " and of the daemons it asks. Both pages tell the same imported routes of every"
            + " session; of BIRD the same exported ones, too, of FRR the same sessions as up.");
  }

  private void bird() throws Exception {
    try (BgpLab lab = BgpLab.start()) {
      BirdNode bird = new Fabric(lab, MANY).startBird();
      List<Long> daemon = List.of(bird.process().pid());
      DoubleSupplier clock = CpuClock.exactlyOf(daemon);
      String socket = "--bird.socket=" + bird.socket();
      String none = "--frr.socket-dir=none";
      try (ExporterProcess theirs = Exporters.birdExporter(bird.socket());
          ExporterProcess ours =
              Exporters.tenken(
                  launcher, socket, none, NOTHING_OF_ITSELF, "--collector.bgp.route-stats");
          ExporterProcess byDefault = Exporters.tenken(launcher, socket, none, NOTHING_OF_ITSELF)) {
        SameContent.ofBird(theirs.scrape(), ours.scrape(), MANY);
        new Contest("BIRD 2, " + MANY + " sessions", clock, Duration.ZERO)
            .peer("prometheus-bird-exporter", theirs)
            .ours("Tenken, with route changes", ours)
            .ours("Tenken, default", byDefault)
            .run(out);
      }
      BareDaemon.bird(bird.socket(), clock).print(out, "show protocols all");
    }
  }

  private void frr(int sessions) throws Exception {
    try (BgpLab lab = BgpLab.start()) {
      FrrNode frr = new Fabric(lab, sessions).startFrr();
      List<Long> daemons = List.of(frr.process("bgpd").pid(), frr.process("bfdd").pid());
      DoubleSupplier clock = CpuClock.exactlyOf(daemons);
      Path directory = frr.socketDirectory();
      try (ExporterProcess theirs = Exporters.frrExporter(directory);
          ExporterProcess ours =
              Exporters.tenken(
                  launcher, "--bird.socket=none", "--frr.socket-dir=" + directory, DETAILS)) {
        SameContent.ofFrr(theirs.scrape(), ours.scrape(), sessions);
        new Contest(
                "FRR, " + sessions + " sessions, BFD",
                clock,
                sessions == MANY ? SECOND : Duration.ZERO)
            .peer("prometheus-frr-exporter", theirs)
            .ours("Tenken, default", ours)
            .run(out);
      }
      BareDaemon bgpd = BareDaemon.frr(directory.resolve("bgpd.vty"), clock);
      bgpd.print(out, "show bgp vrf all summary json");
      bgpd.print(out, "show bgp vrf all neighbors json");
    }
  }
}
