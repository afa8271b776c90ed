package io.tenken.benchmarks.libvirt;

import io.tenken.benchmarks.scrape.ExporterProcess;
import io.tenken.testkit.lab.libvirt.Guest;
import io.tenken.testkit.lab.libvirt.GuestSpec;
import io.tenken.testkit.lab.libvirt.LibvirtLab;
import java.io.PrintStream;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;

/**
 * Scrapes 50 real guests once a second for as long as is wanted, while guests are stopped and
 * continued, created and destroyed, and libvirtd is restarted. Prints Markdown; ends with status 1
 * if a scrape was missed that no fault excuses, or if the process has grown.
 *
 * <p>System properties: {@code tenken.dist}, the installed tree; {@code soak.time}, such as {@code
 * 30m} or {@code 180s}.
 */
public final class Soak {

  private static final int GUESTS = 50;
  private static final int WARM_UP = 30;
  private static final Duration PERIOD = Duration.ofSeconds(1);

  private final PrintStream out;
  private final SoakScrapes scrapes;
  private final SoakHoldings holdings;

  private Soak(PrintStream out, SoakScrapes scrapes, SoakHoldings holdings) {
    this.out = out;
    this.scrapes = scrapes;
    this.holdings = holdings;
  }

  public static void main(String[] args) throws Exception {
    Path launcher =
        Path.of(System.getProperty("tenken.dist", "dist")).resolve("bin/libvirt-exporter");
    Duration time = duration(System.getProperty("soak.time", "30m"));
    boolean well;
    try (LibvirtLab lab = LibvirtLab.start()) {
      List<Guest> guests = lab.startGuests(GuestSpec.novaGuests(GUESTS));
      Set<String> steady = guests.stream().skip(1).map(Guest::name).collect(Collectors.toSet());
      try (ExporterProcess exporter = Exporters.tenken(launcher, lab.uri(), List.of())) {
        exporter.scrape(WARM_UP);
        SoakScrapes scrapes = new SoakScrapes(exporter, steady);
        Soak soak = new Soak(System.out, scrapes, new SoakHoldings(exporter.mainPid()));
        well = soak.run(time, new SoakFaults(lab, guests.get(0), scrapes));
      }
    }
    System.exit(well ? 0 : 1);
  }

  /**
   * @return false if something was not as it should be
   */
  private boolean run(Duration time, SoakFaults faults) throws Exception {
    Thread trouble = new Thread(faults, "faults");
    trouble.start();
    long start = System.nanoTime();
    for (long second = 0; second < time.toSeconds(); second++) {
      long due = start + PERIOD.multipliedBy(second).toNanos();
      TimeUnit.NANOSECONDS.sleep(Math.max(0, due - System.nanoTime()));
      scrapes.scrape();
      holdings.look();
    }
    faults.end();
    trouble.join();
    faults.print(out);
    scrapes.print(out);
    holdings.print(out);
    return scrapes.areWell() && holdings.areWell() && faults.areWell();
  }

  /** As the exporters' options: a number with {@code s}, {@code m} or {@code h}. */
  private static Duration duration(String text) {
    return Duration.parse("PT" + text.toUpperCase(Locale.ROOT));
  }
}
