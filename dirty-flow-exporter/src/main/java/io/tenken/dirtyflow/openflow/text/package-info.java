/**
 * OpenFlow as text, the way {@code ovs-ofctl} writes it: reading a dump byte by byte into the model
 * of {@link io.tenken.dirtyflow.openflow}, and writing the model back. Knows no files and no
 * processes.
 */
@NullMarked
package io.tenken.dirtyflow.openflow.text;

import org.jspecify.annotations.NullMarked;
