/**
 * From bridges to metrics: the collectors, and the state that they keep from one collection to the
 * next. Imports the sources, the table and the metrics; nothing but the command imports it.
 */
@NullMarked
package io.tenken.dirtyflow.collector;

import org.jspecify.annotations.NullMarked;
