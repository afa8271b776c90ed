/**
 * What the kernel tells of the guests' processes, where they can be seen: on the node itself, or in
 * a container that shares its process ids. Imported by {@code round}; imports {@code api}.
 */
package io.tenken.libvirt.proc;
