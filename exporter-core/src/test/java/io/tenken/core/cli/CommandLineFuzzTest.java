package io.tenken.core.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;
import io.tenken.core.cli.SettingValues.Given;
import io.tenken.core.spi.ConfigurationException;
import io.tenken.core.spi.Setting;
import io.tenken.core.testing.FakeExporter;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

class CommandLineFuzzTest {

  private static final FakeExporter EXPORTER = new FakeExporter();
  private static final CommandLayout LAYOUT =
      new CommandLayout(
          EXPORTER.identity(),
          CommonSettings.of(EXPORTER),
          ExporterApplication.of(EXPORTER).commands());

  /** Every line is understood, or refused in one line. */
  @FuzzTest
  void is_understood_or_refused(byte[] arguments) {
    parse(new String(arguments, StandardCharsets.UTF_8).split("\n", -1));
  }

  /** The same for what stands in an argument file. */
  @FuzzTest
  void is_understood_or_refused_in_a_file(byte[] content) throws IOException {
    Path file = Files.createTempFile("arguments", null);
    try {
      Files.write(file, content);
      parse("@" + file);
    } finally {
      Files.delete(file);
    }
  }

  /** Every value of every kind of option is taken, or refused with the option's name. */
  @FuzzTest
  void is_taken_or_refused(byte[] value) {
    String text = new String(value, StandardCharsets.UTF_8);
    for (Setting<?> setting : CommonSettings.of(EXPORTER)) {
      Given given = new Given("--" + setting.name(), List.of(text));
      try {
        SettingValues.of(List.of(setting), Map.of(setting.name(), given)).find(setting);
      } catch (ConfigurationException refused) {
        assertThat(refused).hasMessageStartingWith("--" + setting.name() + " \"");
      }
    }
  }

  private static void parse(String... arguments) {
    try {
      assertThat(new CommandParser(LAYOUT).parse(arguments).subcommand()).isNotNull();
    } catch (ConfigurationException refused) {
      assertThat(refused).message().isNotBlank();
    }
  }
}
