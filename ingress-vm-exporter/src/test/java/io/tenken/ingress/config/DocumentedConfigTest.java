package io.tenken.ingress.config;

import static org.assertj.core.api.Assertions.assertThat;

import io.tenken.core.untrusted.StrictYaml;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("The documented configuration")
class DocumentedConfigTest {

  private static final Path PAGE = Path.of("../docs/ingress/configuration.md");

  @Test
  void is_one_and_uses_every_part() throws Exception {
    String page = Files.readString(PAGE);
    int start = page.indexOf("```yaml\n") + "```yaml\n".length();
    String example = page.substring(start, page.indexOf("```", start));

    IngressConfig config = StrictYaml.parse(example, "the example", IngressConfig.class);

    assertThat(config.peers().expected()).hasSize(2);
    assertThat(config.units().expected()).hasSize(3);
    assertThat(config.units().patterns()).hasSize(2);
    assertThat(config.probes()).hasSize(4);
    assertThat(config.probes().get(1).probe().body()).isPresent();
    assertThat(config.probes().get(2).probe().insecure()).isTrue();
    assertThat(config.docker().expected()).hasSize(1);
  }
}
