package io.tenken.benchmarks.libvirt;

import static java.util.stream.Collectors.counting;
import static java.util.stream.Collectors.groupingBy;

import io.tenken.benchmarks.scrape.ExporterProcess;
import java.io.IOException;
import java.io.PrintStream;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * The scrapes of a soak. One is missed if no page came, or a page without libvirt or without the
 * disk counters of a guest that nobody has touched. Only while libvirtd is being restarted is that
 * excused, until the first page that is complete again, and not for long. Thread-safe.
 */
final class SoakScrapes {

  /** For libvirtd to find its guests again. */
  private static final Duration RECOVERY = Duration.ofSeconds(10);

  private static final int MOST_PRINTED = 10;
  private static final Pattern DISK =
      Pattern.compile(
          "^libvirt_domain_block_stats_read_bytes_total\\{domain=\"([^\"]+)\"", Pattern.MULTILINE);

  private static final Pattern INCOMPLETE =
      Pattern.compile(
          "^libvirt_domain_stats_incomplete_info\\{domain=\"([^\"]+)\".*reason=\"([^\"]+)\"",
          Pattern.MULTILINE);

  private final ExporterProcess exporter;
  private final Set<String> steady;
  private final List<Double> millis = new ArrayList<>();
  private final List<String> missed = new ArrayList<>();
  private int excused;
  private long longestRecovery;
  private boolean daemonIsDown;
  private long excusedUntil;
  private long daemonBackAt;

  /**
   * @param steady names of the guests that nobody touches
   */
  SoakScrapes(ExporterProcess exporter, Set<String> steady) {
    this.exporter = exporter;
    this.steady = Set.copyOf(steady);
  }

  /** From now on the daemon is not to be relied on. */
  synchronized void daemonGoes() {
    daemonIsDown = true;
  }

  synchronized void daemonIsBack() {
    daemonIsDown = false;
    daemonBackAt = System.nanoTime();
    excusedUntil = daemonBackAt + RECOVERY.toNanos();
  }

  void scrape() throws InterruptedException {
    boolean beganInFault = isExcused(System.nanoTime());
    long start = System.nanoTime();
    String fault = faultOf(page());
    long end = System.nanoTime();
    note(fault, beganInFault, (end - start) / 1e6);
  }

  private String page() throws InterruptedException {
    try {
      return exporter.scrape();
    } catch (IOException noAnswer) {
      return "";
    }
  }

  /** Empty if the page has all that it should have. */
  private String faultOf(String page) {
    if (page.isEmpty()) {
      return "no page";
    }
    if (!page.contains("\nlibvirt_up 1\n")) {
      return "libvirt_up is not 1";
    }
    long there = steadyGuests(DISK, page).count();
    if (there == steady.size()) {
      return "";
    }
    SortedMap<String, Long> reasons =
        steadyGuests(INCOMPLETE, page)
            .collect(groupingBy(found -> found.group(2), TreeMap::new, counting()));
    return "%d of %d guests without disk counters, because %s"
        .formatted(steady.size() - there, steady.size(), reasons);
  }

  private Stream<MatchResult> steadyGuests(Pattern series, String page) {
    return series.matcher(page).results().filter(found -> steady.contains(found.group(1)));
  }

  private synchronized void note(String fault, boolean beganInFault, double took) {
    long now = System.nanoTime();
    if (fault.isEmpty()) {
      millis.add(took);
      if (!daemonIsDown && excusedUntil - now > 0) {
        longestRecovery = Math.max(longestRecovery, now - daemonBackAt);
        excusedUntil = now;
      }
    } else if (beganInFault || isExcused(now)) {
      excused++;
    } else {
      missed.add("scrape %d after %.0f ms: %s".formatted(count() + 1, took, fault));
    }
  }

  private synchronized boolean isExcused(long now) {
    return daemonIsDown || (excusedUntil != 0 && excusedUntil - now > 0);
  }

  private int count() {
    return millis.size() + missed.size() + excused;
  }

  synchronized boolean areWell() {
    return missed.isEmpty() && !millis.isEmpty();
  }

  synchronized void print(PrintStream out) {
    List<Double> sorted = millis.stream().sorted().toList();
    out.printf(
        "| scrapes | complete | while libvirtd was away | missed | median ms | slowest ms | first complete page after libvirtd came back, slowest |%n");
    out.println("|---|---|---|---|---|---|---|");
    out.printf(
        "| %d | %d | %d | %d | %.0f | %.0f | %.1f s |%n%n",
        count(),
        millis.size(),
        excused,
        missed.size(),
        sorted.isEmpty() ? Double.NaN : sorted.get(sorted.size() / 2),
        sorted.isEmpty() ? Double.NaN : sorted.get(sorted.size() - 1),
        longestRecovery / 1e9);
    missed.stream().limit(MOST_PRINTED).forEach(one -> out.println("- missed: " + one));
  }
}
