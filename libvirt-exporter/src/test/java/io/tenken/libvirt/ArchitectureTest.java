package io.tenken.libvirt;

import io.tenken.core.testing.ArchitectureRules;
import io.tenken.core.testing.SourceRules;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class ArchitectureTest {

  @Test
  @DisplayName(
      "The exporter knows only what it is written against, and holds the rules for all code")
  void rules() {
    ArchitectureRules.checkExporter("io.tenken.libvirt");
  }

  @Test
  @DisplayName(
      "Its sources can be read in one sitting: short files, short methods, one type a file")
  void sources() {
    SourceRules.checkModule();
  }
}
