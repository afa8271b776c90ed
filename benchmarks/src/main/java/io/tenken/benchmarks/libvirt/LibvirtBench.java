package io.tenken.benchmarks.libvirt;

import io.tenken.benchmarks.scrape.ExporterProcess;
import io.tenken.benchmarks.scrape.Measurement;
import io.tenken.testkit.lab.libvirt.Guest;
import io.tenken.testkit.lab.libvirt.GuestSpec;
import io.tenken.testkit.lab.libvirt.LibvirtLab;
import java.io.PrintStream;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/**
 * Scrapes of 10, 50 and 100 real guests by Debian's exporter and ours, of guests that are stopped,
 * of 1,000 guests of libvirt's test driver, and what the process holds meanwhile. Prints Markdown;
 * takes about nine minutes on two cores.
 *
 * <p>Arguments: parts to run ({@code compare}, {@code stuck}, {@code long}, {@code many}); all
 * without. System property: {@code tenken.dist}, the installed tree.
 */
public final class LibvirtBench {

  private static final List<Integer> SIZES = List.of(10, 50, 100);
  private static final int SOME = 50;
  private static final int FEW = 10;
  private static final int MANY = 1_000;
  private static final int MANY_SCRAPES = 20;

  /** Until Java has compiled what it runs. */
  private static final int MANY_WARM_UP = 60;

  private final PrintStream out;
  private final Path launcher;
  private final LibvirtLab lab;
  private final List<Guest> guests = new ArrayList<>();

  private LibvirtBench(PrintStream out, Path launcher, LibvirtLab lab) {
    this.out = out;
    this.launcher = launcher;
    this.lab = lab;
  }

  public static void main(String[] args) throws Exception {
    Path dist = Path.of(System.getProperty("tenken.dist", "dist"));
    Set<String> parts = new TreeSet<>(List.of(args));
    try (LibvirtLab lab = LibvirtLab.start()) {
      LibvirtBench bench = new LibvirtBench(System.out, dist.resolve("bin/libvirt-exporter"), lab);
      bench.part(parts, "compare", bench::compare);
      bench.part(parts, "stuck", bench::stuck);
      bench.part(parts, "long", bench::longRun);
      bench.part(parts, "many", bench::many);
    }
  }

  private void part(Set<String> wanted, String name, Part part) throws Exception {
    if (wanted.isEmpty() || wanted.contains(name)) {
      part.run();
      out.println();
    }
  }

  private void compare() throws Exception {
    Comparison comparison = new Comparison(launcher, lab, out);
    comparison.header();
    for (int size : SIZES) {
      resize(size);
      comparison.rows(size, machine());
    }
  }

  private void stuck() throws Exception {
    StuckGuests stuck = new StuckGuests(launcher, lab.uri(), out);
    stuck.header();
    resize(SIZES.get(SIZES.size() - 1));
    stuck.row(guests, 1, machine());
    resize(SOME);
    stuck.row(guests, 1, machine());
    stuck.row(guests, 3, machine());
  }

  private void longRun() throws Exception {
    resize(FEW);
    LongRun.print(out, launcher, lab.uri());
  }

  private void many() throws Exception {
    resize(0);
    Path file = TestDriverNode.write(lab.directory().resolve("node.xml"), MANY);
    String uri = "test+unix://%s?socket=%s".formatted(file, lab.socketDirectory());
    try (ExporterProcess tenken = Exporters.tenken(launcher, uri + "/libvirt-sock-ro", List.of())) {
      tenken.scrape(MANY_WARM_UP);
      Measurement result = Measurement.of(tenken::scrape, machine().clocks(tenken), MANY_SCRAPES);
      out.printf(
          "%,d guests of the test driver over RPC: %.0f ms (slowest %.0f), %d series.%n",
          MANY, result.median(), result.slowest(), LibvirtPage.series(result.lastAnswer()));
    }
  }

  /** Guests that run when it returns; they are killed, since libvirt takes 2 s to stop one. */
  private void resize(int size) {
    while (guests.size() > size) {
      guests.remove(guests.size() - 1).kill();
    }
    guests.addAll(lab.startGuests(GuestSpec.novaGuests(size - guests.size())));
  }

  private Machine machine() {
    return new Machine(List.of(lab.daemonPid()), guests.stream().map(Guest::pid).toList());
  }

  /** One table of the report. */
  @FunctionalInterface
  private interface Part {
    void run() throws Exception;
  }
}
