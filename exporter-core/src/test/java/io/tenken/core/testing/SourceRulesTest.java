package io.tenken.core.testing;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@DisplayName("The rules for source files")
class SourceRulesTest {

  @TempDir Path folder;

  @Test
  @DisplayName("let 30 lines between a method's braces pass, and no more")
  void methods() throws IOException {
    source("Fits", "class Fits {\n  void fits() {\n%s  }\n}\n".formatted("\n".repeat(30)));
    source("Wide", "class Wide {\n  void wide() {\n%s  }\n}\n".formatted("\n".repeat(31)));
    source("Maker", "class Maker {\n  Maker() {\n%s  }\n}\n".formatted("\n".repeat(31)));

    assertThat(SourceRules.violations(folder))
        .containsExactly("Maker.java: <init>() has 31 lines", "Wide.java: wide() has 31 lines");
  }

  @Test
  @DisplayName("let 300 lines of a file pass, and no more")
  void files() throws IOException {
    source("Fits", "class Fits {\n%s}\n".formatted("\n".repeat(298)));
    source("Long", "class Long {\n%s}\n".formatted("\n".repeat(299)));

    assertThat(SourceRules.violations(folder)).containsExactly("Long.java has 301 lines");
  }

  @Test
  @DisplayName("let one type stand in a file, with others inside")
  void types() throws IOException {
    source("Outer", "class Outer {\n  interface Inner {}\n}\n");
    source("One", "class One {}\n\ninterface Two {}\n");

    assertThat(SourceRules.violations(folder))
        .containsExactly("One.java has 2 types beside each other");
  }

  private void source(String type, String text) throws IOException {
    Files.writeString(folder.resolve(type + ".java"), text);
  }
}
