package io.tenken.core.untrusted;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tenken.core.spi.ConfigurationException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@DisplayName("A YAML configuration")
class StrictYamlTest {

  record Config(List<Probe> probes, Integer count) {}

  record Probe(String name, Duration timeout) {
    Probe {
      if (name != null && name.isEmpty()) {
        throw new IllegalArgumentException("a probe needs a name");
      }
    }
  }

  @Test
  void is_read_into_records() throws Exception {
    Config config =
        StrictYaml.parse(
            "count: 2\nprobes:\n- {name: felix, timeout: 1m30s}\n", "x.yaml", Config.class);

    assertThat(config)
        .isEqualTo(new Config(List.of(new Probe("felix", Duration.ofSeconds(90))), 2));
  }

  @Test
  void may_be_empty(@TempDir Path directory) throws Exception {
    Path file = Files.writeString(directory.resolve("x.yaml"), "# nothing yet\n");

    assertThat(StrictYaml.parse("", "x.yaml", Probe.class)).isEqualTo(new Probe(null, null));
    assertThat(StrictYaml.read(file, Config.class)).isEqualTo(new Config(null, null));
  }

  @ParameterizedTest(name = "{1}")
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          'cuont: 2'                                | x.yaml:1:9: cuont: unknown key; known here: count, probes
          'count: two'                              | x.yaml:1:8: count: Cannot coerce String value ("two") to `java.lang.Integer` value
          'count: "2"'                              | x.yaml:1:8: count: Cannot coerce String value
          'count: 1\ncount: 2'                      | x.yaml:2:6: Duplicate field 'count'
          'probes: [{name: a, timeout: soon}]'      | probes[0].timeout: "soon": expected a duration such as 10s
          'probes: [{name: ""}]'                    | probes[0]: a probe needs a name
          'probes: {'                               | x.yaml:1:
          'probes: &a [*a, *a]'                     | x.yaml
          '--- {count: 1}\n--- {count: 2}'          | Trailing token
          """)
  void names_file_line_and_key_of_what_is_wrong(String text, String message) {
    assertThatThrownBy(() -> StrictYaml.parse(text.replace("\\n", "\n"), "x.yaml", Config.class))
        .isInstanceOf(ConfigurationException.class)
        .hasMessageContaining(message);
  }

  @Test
  void says_that_the_file_is_missing_or_too_large(@TempDir Path directory) throws Exception {
    Path large = Files.write(directory.resolve("large.yaml"), new byte[StrictYaml.MAX_BYTES + 1]);

    assertThatThrownBy(() -> StrictYaml.read(directory.resolve("none.yaml"), Config.class))
        .hasMessageContaining("none.yaml: can't be read");
    assertThatThrownBy(() -> StrictYaml.read(large, Config.class))
        .hasMessageContaining("larger than 65536 bytes");
  }
}
