/**
 * The flows of one bridge at one moment, packed into columns: built from a dump, immutable after
 * that, and the memory of the next dump, which takes over every flow that did not change. Imports
 * the model and its text form, nothing else.
 */
@NullMarked
package io.tenken.dirtyflow.table;

import org.jspecify.annotations.NullMarked;
