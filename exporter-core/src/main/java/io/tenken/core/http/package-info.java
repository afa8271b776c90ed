/**
 * The web server: admission, deadlines, endpoints. Imports {@code engine}, {@code encode}, {@code
 * web} and {@code simpleclient.SelfMetrics}; only {@code cli} imports it.
 */
package io.tenken.core.http;
