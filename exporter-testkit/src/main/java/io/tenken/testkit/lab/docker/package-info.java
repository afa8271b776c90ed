/**
 * A private Docker engine without access to a registry, for tests of container images. Tests may
 * import it; no exporter may.
 */
@NullMarked
package io.tenken.testkit.lab.docker;

import org.jspecify.annotations.NullMarked;
