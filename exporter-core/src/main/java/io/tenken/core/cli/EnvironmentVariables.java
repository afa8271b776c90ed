package io.tenken.core.cli;

import io.tenken.core.spi.Setting;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * Options by environment variable: {@code --web.listen-address} is {@code
 * EXPORTER_WEB_LISTEN_ADDRESS}; an option of a subcommand carries the subcommand's name, {@code
 * dump --format} is {@code EXPORTER_DUMP_FORMAT}. An empty variable counts as not set; several
 * values of a repeatable option are separated by blanks.
 */
final class EnvironmentVariables {

  private static final String PREFIX = "EXPORTER_";

  private EnvironmentVariables() {}

  static String nameOf(Setting<?> setting) {
    return PREFIX + upperCase(setting.name());
  }

  static String nameOf(Subcommand subcommand, Setting<?> setting) {
    return PREFIX + upperCase(subcommand.name()) + "_" + upperCase(setting.name());
  }

  /** What the environment gives for an option; nothing if its variable is unset or empty. */
  static List<String> values(Map<String, String> environment, OptionReference option) {
    String text = environment.getOrDefault(option.variable(), "").strip();
    if (text.isEmpty()) {
      return List.of();
    }
    return option.setting().repeatable() ? List.of(text.split("\\s+")) : List.of(text);
  }

  /** Variables that look like misspelt ones of ours, each with the one that was meant. */
  static Map<String, String> misspelt(Map<String, String> environment, List<String> known) {
    Map<String, String> meant = new LinkedHashMap<>();
    environment.keySet().stream()
        .filter(name -> name.startsWith(PREFIX) && !known.contains(name))
        .sorted()
        .forEach(name -> Suggestion.closest(name, known).ifPresent(near -> meant.put(name, near)));
    return meant;
  }

  private static String upperCase(String name) {
    return name.toUpperCase(Locale.ROOT).replace('.', '_').replace('-', '_');
  }
}
