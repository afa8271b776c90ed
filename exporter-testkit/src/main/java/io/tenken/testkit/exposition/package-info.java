/**
 * Assertions on pages of metrics: a strict parser of both text formats, and golden files. For tests
 * of all modules; imports nothing of the exporters.
 */
package io.tenken.testkit.exposition;
