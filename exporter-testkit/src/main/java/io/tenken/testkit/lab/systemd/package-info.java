/** A real systemd with its bus, booted in a container of its own. */
@NullMarked
package io.tenken.testkit.lab.systemd;

import org.jspecify.annotations.NullMarked;
