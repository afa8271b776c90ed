package io.tenken.core.http;

import io.tenken.core.engine.Scraper;
import io.tenken.core.log.EventLog;
import io.tenken.core.spi.Ticker;

/**
 * What the web server works with; all of it thread-safe.
 *
 * @param scraper answers the scrapes
 * @param log for incidents, never for requests
 * @param ticker for deadlines
 */
public record ServerParts(Scraper scraper, EventLog log, Ticker ticker) {}
