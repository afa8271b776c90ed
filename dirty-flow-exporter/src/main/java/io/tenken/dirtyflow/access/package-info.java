/**
 * The options that say where the switch is, and the ways to it that follow from them. Imports the
 * sources; collectors and subcommands import it.
 */
@NullMarked
package io.tenken.dirtyflow.access;

import org.jspecify.annotations.NullMarked;
