package io.tenken.libvirt;

import io.tenken.libvirt.proc.GuestProcesses;
import io.tenken.libvirt.round.Pace;

/**
 * What the operator has chosen for the ways to libvirt.
 *
 * @param connections that ask the guests' monitors side by side
 * @param pace of what changes slowly
 * @param processes of the guests, where they can be seen
 */
record NodeOptions(int connections, Pace pace, GuestProcesses processes) {}
