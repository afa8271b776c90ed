package io.tenken.dirtyflow;

import io.tenken.core.testing.SourceRules;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class SourceSizeTest {

  @Test
  @DisplayName("Files and methods can be read in one sitting")
  void rules() {
    SourceRules.checkModule();
  }
}
