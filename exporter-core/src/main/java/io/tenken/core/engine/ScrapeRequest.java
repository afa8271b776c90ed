package io.tenken.core.engine;

/**
 * What one scrape asks for.
 *
 * @param collectors names of collectors, as {@code collect[]} and {@code exclude[]} choose them
 * @param metrics names of metrics, as {@code name[]} chooses them
 */
public record ScrapeRequest(Selection collectors, Selection metrics) {

  public static ScrapeRequest everything() {
    return new ScrapeRequest(Selection.all(), Selection.all());
  }
}
