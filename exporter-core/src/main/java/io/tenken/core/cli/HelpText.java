package io.tenken.core.cli;

import io.tenken.core.spi.Setting;

/** The words around options in {@code --help}. */
final class HelpText {

  private HelpText() {}

  /** What a setting does, and what holds without it. */
  static String of(Setting<?> setting) {
    String repeatable = setting.repeatable() ? " May be given several times." : "";
    return setting.help() + repeatable + defaultOf(setting);
  }

  static String[] footer() {
    return new String[] {
      "Each option can also come from the environment, --log.level from EXPORTER_LOG_LEVEL, or from",
      "a file with arguments, named as @FILE. The command line wins over the environment.",
      "",
      "Exit status: 0 well; 1 findings, or a part failed; 2 wrong usage or configuration;",
      "3 nothing could be collected; 70 internal error."
    };
  }

  private static String defaultOf(Setting<?> setting) {
    if (setting.isSwitch()) {
      return setting.defaults().contains("true")
          ? " On by default; off with --no-" + setting.name() + "."
          : "";
    }
    return setting.defaults().isEmpty()
        ? ""
        : " Default: " + String.join(", ", setting.defaults()) + ".";
  }
}
