/**
 * Flows that Open vSwitch 3.1 accepts, at random, in the syntax of {@code ovs-ofctl add-flows} and
 * in all its spellings. Knows nothing of the readers and writers that are tested with them. Source:
 * ovs-fields(7) and ovs-actions(7).
 */
package io.tenken.dirtyflow.arbitrary;
