/**
 * Runs collectors: one cell a collector, one thread a cell, a deadline for every scrape. The only
 * concurrency in the project; imports {@code spi}, {@code model} and {@code log}.
 */
package io.tenken.core.engine;
