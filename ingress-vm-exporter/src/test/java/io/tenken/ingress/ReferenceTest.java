package io.tenken.ingress;

import io.tenken.core.testing.References;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class ReferenceTest {

  @Test
  @DisplayName(
      "docs/metrics and docs/configuration say what the code says; \"make docs\" writes them")
  void references() {
    References.of(IngressVmExporter.application()).areUpToDate();
  }
}
