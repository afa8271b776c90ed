package io.tenken.core.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.tenken.core.spi.Deadline;
import io.tenken.core.spi.Ticker;
import io.tenken.core.testing.Patience;
import io.tenken.core.untrusted.ArgvProcess;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

@DisplayName("The JVM options of an exporter")
class JvmOptionsTest {

  static List<Path> files() throws IOException {
    try (Stream<Path> modules = Files.list(Path.of(".."))) {
      return modules
          .map(module -> module.resolve("src/main/dist/lib"))
          .filter(Files::isDirectory)
          .flatMap(JvmOptionsTest::optionsIn)
          .toList();
    }
  }

  /** Some files tell an older Java to pass over what it does not know; typing errors, too. */
  @ParameterizedTest
  @MethodSource("files")
  @DisplayName("are known to this Java, each of them")
  void known(Path file) throws Exception {
    ArgvProcess java =
        ArgvProcess.of(
            Path.of(System.getProperty("java.home"), "bin", "java"),
            "@" + file.toRealPath(),
            "-XX:-IgnoreUnrecognizedVMOptions",
            "-version");

    ArgvProcess.Captured run = java.capture(Deadline.after(Patience.LIMIT, Ticker.system()));

    assertThat(run.exit().status()).as(run.stdout() + run.exit().stderr()).isZero();
  }

  private static Stream<Path> optionsIn(Path directory) {
    try (Stream<Path> files = Files.list(directory)) {
      return files.filter(file -> file.toString().endsWith(".jvm")).toList().stream();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
