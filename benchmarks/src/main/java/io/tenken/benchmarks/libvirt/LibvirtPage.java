package io.tenken.benchmarks.libvirt;

/** Counts series of a page. */
final class LibvirtPage {

  private LibvirtPage() {}

  /** Those on guests; those about the exporter itself do not grow with them. */
  static long series(String page) {
    return page.lines()
        .filter(line -> line.startsWith("libvirt_"))
        .filter(line -> !line.startsWith("libvirt_scrape_") && !line.startsWith("libvirt_exporter"))
        .count();
  }

  /** Those of one metric. */
  static long series(String page, String metric) {
    return page.lines().filter(line -> line.startsWith(metric + "{")).count();
  }
}
