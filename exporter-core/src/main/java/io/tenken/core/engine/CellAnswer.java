package io.tenken.core.engine;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * What a cell gives to one scrape.
 *
 * @param result data, failure or both
 * @param dataAge only of data that a run in the background has brought
 * @param running age of the run in flight; zero if there is none
 * @param lastSuccess when a run last succeeded
 */
record CellAnswer(
    RunResult result,
    Optional<Duration> dataAge,
    Duration running,
    Optional<Instant> lastSuccess) {}
