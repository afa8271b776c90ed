/** The subcommands that show and compare flows, and the filter language that they share. */
@NullMarked
package io.tenken.dirtyflow.cli;

import org.jspecify.annotations.NullMarked;
