package io.tenken.core.engine;

/** What a scrape has got from a cell so far. */
sealed interface Visit {

  /** Nothing to wait for. */
  record Answered(RunResult result) implements Visit {}

  /** The scrape has started or joined this run. */
  record Waiting(Run run) implements Visit {}
}
