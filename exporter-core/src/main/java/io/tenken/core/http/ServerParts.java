package io.tenken.core.http;

import io.tenken.core.engine.Scraper;
import io.tenken.core.log.EventLog;
import io.tenken.core.simpleclient.SelfMetrics;
import io.tenken.core.spi.Ticker;
import io.tenken.core.web.WebSecurity;

/**
 * What the web server works with; all of it thread-safe.
 *
 * @param scraper answers the scrapes
 * @param security decides who may ask, and brings TLS
 * @param metrics counts requests
 * @param log for incidents, never for requests
 * @param ticker for deadlines
 */
public record ServerParts(
    Scraper scraper, WebSecurity security, SelfMetrics metrics, EventLog log, Ticker ticker) {}
