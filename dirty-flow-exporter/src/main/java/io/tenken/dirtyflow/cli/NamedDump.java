package io.tenken.dirtyflow.cli;

import io.tenken.dirtyflow.dump.FlowDump;

/**
 * A dump, and what it was made of.
 *
 * @param name a bridge or a file
 */
record NamedDump(String name, FlowDump dump) {}
