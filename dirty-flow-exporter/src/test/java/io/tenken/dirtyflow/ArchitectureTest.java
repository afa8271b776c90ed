package io.tenken.dirtyflow;

import io.tenken.core.testing.ArchitectureRules;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class ArchitectureTest {

  @Test
  @DisplayName(
      "The exporter knows only what it is written against, and holds the rules for all code")
  void rules() {
    ArchitectureRules.checkExporter("io.tenken.dirtyflow");
  }
}
