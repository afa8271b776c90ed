/**
 * OpenFlow 1.3 and 1.4 as bytes: requests for flows, ports, groups and meters, and their replies,
 * read into the same model as the text form. Knows no sockets; imports the model and the text form,
 * in whose words actions are kept.
 */
@NullMarked
package io.tenken.dirtyflow.openflow.wire;

import org.jspecify.annotations.NullMarked;
