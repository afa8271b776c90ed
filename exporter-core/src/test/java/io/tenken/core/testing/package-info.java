/**
 * For tests of collectors and of whatever runs them: a clock that the test moves, a sink that
 * remembers, collectors that hang, fail and take long; and what every exporter has to hold to, such
 * as {@link io.tenken.core.testing.ExporterPages}. Shared with the exporters as the module's
 * test-jar.
 */
package io.tenken.core.testing;
