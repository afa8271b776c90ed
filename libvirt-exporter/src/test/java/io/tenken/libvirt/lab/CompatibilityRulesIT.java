package io.tenken.libvirt.lab;

import static org.assertj.core.api.Assertions.assertThat;

import io.tenken.testkit.lab.LabPart;
import io.tenken.testkit.lab.RequiresLab;
import io.tenken.testkit.lab.prometheus.Promtool;
import java.nio.file.Path;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@RequiresLab(LabPart.PROMETHEUS)
@DisplayName("The recording rules for dashboards of other exporters")
class CompatibilityRulesIT {

  private static final Path FOLDER =
      Path.of(System.getProperty("tenken.root"), "deploy", "prometheus");

  @Test
  @DisplayName("are valid")
  void valid() {
    assertThat(Promtool.checkRules(FOLDER.resolve("rules/libvirt-compat.yml"))).isEmpty();
  }

  @Test
  @DisplayName("give the names of kumina, Tinkoff and inovex with their labels")
  void names() {
    assertThat(Promtool.testRules(FOLDER.resolve("tests/libvirt-compat_test.yml"))).isEmpty();
  }
}
