/**
 * Events for the operator: one line an event, {@code key=value} or JSON, to stderr, with every
 * foreign value escaped.
 */
package io.tenken.core.log;
