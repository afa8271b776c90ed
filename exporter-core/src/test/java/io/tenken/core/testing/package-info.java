/**
 * Hand-written fakes for tests of collectors and of whatever runs them: a clock that the test
 * moves, a sink that remembers, collectors that hang, fail and take long. Shared with the exporters
 * as the module's test-jar; imports only {@code spi}, {@code model} and {@code log}.
 */
package io.tenken.core.testing;
