package io.tenken.ingress;

import io.tenken.core.testing.ArchitectureRules;
import io.tenken.core.testing.SourceRules;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class ArchitectureTest {

  @Test
  @DisplayName(
      "The exporter knows only what it is written against, and holds the rules for all code")
  void rules() {
    ArchitectureRules.checkExporter("io.tenken.ingress");
  }

  @Test
  @DisplayName("No file and no method is longer than can be read in one sitting")
  void lengths() {
    SourceRules.checkModule();
  }
}
