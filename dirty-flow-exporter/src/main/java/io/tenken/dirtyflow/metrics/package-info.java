/** The metrics of this exporter, each as a full literal once. Only collectors import it. */
@NullMarked
package io.tenken.dirtyflow.metrics;

import org.jspecify.annotations.NullMarked;
