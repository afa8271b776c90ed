package io.tenken.core.engine;

import io.tenken.core.spi.Deadline;
import java.util.List;

/** What web server and command line see of the engine. Thread-safe. */
public interface Scraper {

  /**
   * Runs or joins the selected collectors and returns when all are done, or at the deadline with
   * what is there. Never fails because a collector fails.
   */
  ScrapeResult scrape(ScrapeRequest request, Deadline deadline) throws InterruptedException;

  /** One for each enabled collector, in stable order; never waits. */
  List<CollectorStatus> status();
}
