/**
 * Access to Open vSwitch: flows by command, by file and by the management socket, ports, groups and
 * meters, and the configuration database. Every call to the outside has a deadline, and nothing
 * here changes the state of the switch.
 */
@NullMarked
package io.tenken.dirtyflow.ovs;

import org.jspecify.annotations.NullMarked;
