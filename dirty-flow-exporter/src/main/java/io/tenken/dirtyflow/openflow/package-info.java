/**
 * The model of an OpenFlow table: fields, matches, actions, flows, and the packed {@link
 * io.tenken.dirtyflow.openflow.FlowTable} that holds half a million of them. No I/O, no text and no
 * wire format; everything else in this module may import it.
 */
@NullMarked
package io.tenken.dirtyflow.openflow;

import org.jspecify.annotations.NullMarked;
