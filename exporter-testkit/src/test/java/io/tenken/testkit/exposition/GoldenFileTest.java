package io.tenken.testkit.exposition;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@DisplayName("A golden file")
class GoldenFileTest {

  @TempDir private Path folder;

  @Test
  void accepts_the_same_page_and_no_other() throws IOException {
    Path path = Files.writeString(folder.resolve("a.prom"), "a 1\n");
    GoldenFile golden = new GoldenFile(path);

    assertThatCode(() -> golden.matches("a 1\n")).doesNotThrowAnyException();
    assertThatThrownBy(() -> golden.matches("a 2\n")).hasMessageContaining("make golden");
  }

  @Test
  void that_is_missing_fails_the_test() {
    GoldenFile golden = new GoldenFile(folder.resolve("missing.prom"));
    assertThatThrownBy(() -> golden.matches("a 1\n"))
        .isInstanceOf(AssertionError.class)
        .hasMessageContaining("missing.prom");
  }
}
