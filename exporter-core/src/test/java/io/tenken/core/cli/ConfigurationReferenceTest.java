package io.tenken.core.cli;

import static io.tenken.core.testing.MarkdownTable.code;
import static org.assertj.core.api.Assertions.assertThat;

import io.tenken.core.spi.Setting;
import io.tenken.core.testing.FakeExporter;
import io.tenken.core.testing.MarkdownTable;
import io.tenken.core.testing.References;
import io.tenken.core.web.WebConfigKeys;
import io.tenken.testkit.exposition.GoldenFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("docs/configuration.md")
class ConfigurationReferenceTest {

  /** What the words of the page are; the tables are put where it says so. */
  private static final Path TEMPLATE = Path.of("src/test/resources/docs/configuration.md");

  /** The exporter's port stands for each of the three. */
  private static final String PORT = ":19999";

  @Test
  @DisplayName("says what the code says; \"make docs\" writes it")
  void isUpToDate() throws IOException {
    String page =
        Files.readString(TEMPLATE)
            .replace("{{options}}\n", options())
            .replace("{{web configuration}}\n", webConfiguration());

    new GoldenFile(Path.of("../docs/configuration.md")).matches(page);
  }

  private static String options() {
    FakeExporter exporter = new FakeExporter();
    Set<String> own = exporter.settings().stream().map(Setting::name).collect(Collectors.toSet());
    own.add("collector.sky");
    List<OptionReference> common =
        ExporterApplication.of(exporter).options().stream()
            .filter(option -> option.command().isEmpty() && !own.contains(option.setting().name()))
            .toList();
    return References.optionTable(common).toString().replace(code(PORT), "the exporter's port");
  }

  private static String webConfiguration() {
    List<WebConfigRow> rows = WebConfigRow.all();
    assertThat(rows.stream().map(WebConfigRow::key).toList())
        .as("keys that the reader knows, and those that are described")
        .containsExactlyElementsOf(knownKeys());
    MarkdownTable table = new MarkdownTable("key", "value", "meaning");
    rows.forEach(row -> table.row(code(row.key()), row.value(), row.meaning()));
    return table.toString();
  }

  private static List<String> knownKeys() {
    List<String> keys = new ArrayList<>();
    for (String section : WebConfigKeys.ofFile()) {
      if (section.equals("basic_auth_users")) {
        keys.add(section);
      } else {
        WebConfigKeys.of(section).forEach(key -> keys.add(section + "." + key));
      }
    }
    return keys;
  }
}
