/**
 * Reading a whole dump as text, from any stream, into a {@link io.tenken.dirtyflow.table.FlowTable}
 * and an account of every line that was not a flow. Knows no processes and no sockets.
 */
@NullMarked
package io.tenken.dirtyflow.dump;

import org.jspecify.annotations.NullMarked;
