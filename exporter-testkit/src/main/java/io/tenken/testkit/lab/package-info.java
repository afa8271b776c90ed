/**
 * What every lab of real daemons shares: child processes, private directories, waiting, and the
 * JUnit condition. Tests, the demo and benchmarks of all modules may import it; no exporter may.
 */
@NullMarked
package io.tenken.testkit.lab;

import org.jspecify.annotations.NullMarked;
