/**
 * Turns the families of a scrape into bytes: text 0.0.4, OpenMetrics 1.0, JSON and a table for
 * people. Imports {@code engine}'s results and {@code model}; knows nothing of HTTP.
 */
package io.tenken.core.encode;
