package io.tenken.testkit.exposition;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * An expected page, kept as a file under {@code src/test/resources/golden}. With {@code
 * -Dgolden.update=true} the files are written instead of compared ({@code make golden}); the diff
 * is then read by a person.
 *
 * @param path of the file
 */
public record GoldenFile(Path path) {

  private static final Path FOLDER = Path.of("src", "test", "resources", "golden");

  /**
   * A golden file of the module under test, whose directory is the working directory of its tests.
   *
   * @param name with its ending, such as {@code guests.prom}
   */
  public static GoldenFile named(String name) {
    return new GoldenFile(FOLDER.resolve(name));
  }

  /**
   * Compares byte for byte, or writes the file when golden files are to be updated.
   *
   * @throws AssertionError showing the difference
   */
  public void matches(String page) {
    try {
      if (Boolean.getBoolean("golden.update")) {
        Files.createDirectories(path.toAbsolutePath().getParent());
        Files.writeString(path, page);
        return;
      }
      assertThat(path).as("golden file; \"make golden\" writes it").exists();
      assertThat(page)
          .as("page against %s; \"make golden\" updates it", path)
          .isEqualTo(Files.readString(path));
    } catch (IOException failure) {
      throw new UncheckedIOException("golden file " + path, failure);
    }
  }
}
