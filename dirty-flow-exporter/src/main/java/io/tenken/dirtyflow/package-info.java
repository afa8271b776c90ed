/** The command {@code dirty-flow-exporter}: its options, its collectors and its subcommands. */
@NullMarked
package io.tenken.dirtyflow;

import org.jspecify.annotations.NullMarked;
