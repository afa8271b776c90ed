/**
 * Threads and connections: a lane is one connection with the one thread that may use it. Here, and
 * only here, it is decided how long libvirt may take and what happens to a thread that it keeps.
 * Imported by {@code round}; imports {@code api}.
 */
package io.tenken.libvirt.lane;
