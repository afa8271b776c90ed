package io.tenken.core.cli;

import io.tenken.core.spi.ExporterIdentity;
import io.tenken.core.spi.Setting;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Stack;
import picocli.CommandLine;
import picocli.CommandLine.Help;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.Model.PositionalParamSpec;

/** Which options and subcommands a command has, in the terms of picocli. Immutable. */
final class CommandLayout {

  private static final int HELP_WIDTH = 100;

  /** What picocli calls the separator where a value is not attached to its option. */
  private static final String SEPARATE = " ";

  private final ExporterIdentity identity;
  private final List<Setting<?>> common;
  private final Map<String, Subcommand> subcommands = new LinkedHashMap<>();

  /**
   * @param common options that stand before and behind every subcommand
   * @param subcommands the first one with a name gives the place, the last one the meaning
   */
  CommandLayout(
      ExporterIdentity identity, List<Setting<?>> common, List<? extends Subcommand> subcommands) {
    this.identity = identity;
    this.common = List.copyOf(common);
    subcommands.forEach(subcommand -> this.subcommands.put(subcommand.name(), subcommand));
    Subcommand completion = new CompletionCommand(this);
    this.subcommands.put(completion.name(), completion);
  }

  /** Every option there is, those of all subcommands first. */
  List<OptionReference> options() {
    List<OptionReference> options = new ArrayList<>();
    for (Setting<?> setting : common) {
      options.add(new OptionReference("", setting, EnvironmentVariables.nameOf(setting)));
    }
    for (Subcommand subcommand : subcommands.values()) {
      for (Setting<?> setting : subcommand.settings()) {
        String variable = EnvironmentVariables.nameOf(subcommand, setting);
        options.add(new OptionReference(subcommand.name(), setting, variable));
      }
    }
    return List.copyOf(options);
  }

  List<Subcommand> subcommands() {
    return List.copyOf(subcommands.values());
  }

  Subcommand subcommand(String name) {
    return Objects.requireNonNull(subcommands.get(name), name);
  }

  /** The help for the whole command, or for the subcommand that was typed. */
  String usage(ParsedArguments parsed) {
    CommandLine root = commandLine();
    CommandLine typed = root.getSubcommands().get(parsed.subcommand().name());
    return (parsed.named() && typed != null ? typed : root).getUsageMessage();
  }

  /** A fresh one: picocli keeps what it has parsed. */
  CommandLine commandLine() {
    CommandSpec root = withCommonOptions(CommandSpec.create().name(identity.name()), false);
    root.addOption(
        OptionSpec.builder("-V", "--version")
            .versionHelp(true)
            .description("Print the version and exit.")
            .build());
    root.usageMessage()
        .width(HELP_WIDTH)
        .sortOptions(false)
        .header(escaped(identity.summary()))
        .synopsisHeading("%nUsage: ")
        .customSynopsis(identity.name() + " [OPTIONS] [COMMAND]", "")
        .commandListHeading("%nCommands (serve, if none is given):%n")
        .footerHeading("%n")
        .footer(HelpText.footer());
    subcommands
        .values()
        .forEach(subcommand -> root.addSubcommand(subcommand.name(), spec(subcommand)));
    return new CommandLine(root)
        .setColorScheme(Help.defaultColorScheme(Help.Ansi.OFF))
        .setOverwrittenOptionsAllowed(true)
        .setPosixClusteredShortOptionsAllowed(false);
  }

  private CommandSpec spec(Subcommand subcommand) {
    CommandSpec spec = CommandSpec.create().name(subcommand.name());
    subcommand.settings().forEach(setting -> addOption(spec, setting, false));
    withCommonOptions(spec, true);
    subcommand
        .operand()
        .ifPresent(
            operand ->
                spec.addPositional(
                    PositionalParamSpec.builder()
                        .index("0..*")
                        .arity("0..*")
                        .paramLabel(operand.label())
                        .hideParamSyntax(true)
                        .description(escaped(operand.help()))
                        .type(List.class)
                        .auxiliaryTypes(String.class)
                        .build()));
    spec.usageMessage()
        .width(HELP_WIDTH)
        .sortOptions(false)
        .header(escaped(subcommand.summary()))
        .synopsisHeading("%nUsage: ")
        .customSynopsis(synopsis(subcommand), "")
        .footerHeading("%n")
        .footer(escaped("All options of \"" + identity.name() + " --help\" may stand here, too."));
    return spec;
  }

  private String synopsis(Subcommand subcommand) {
    String operand =
        subcommand.operand().map(o -> " " + o.label() + (o.most() > 1 ? "..." : "")).orElse("");
    return identity.name() + " " + subcommand.name() + " [OPTIONS]" + operand;
  }

  private CommandSpec withCommonOptions(CommandSpec spec, boolean hidden) {
    spec.interpolateVariables(false);
    common.forEach(setting -> addOption(spec, setting, hidden));
    return spec.addOption(
        OptionSpec.builder("-h", "--help")
            .usageHelp(true)
            .description("Show this help and exit.")
            .build());
  }

  private static void addOption(CommandSpec spec, Setting<?> setting, boolean hidden) {
    OptionSpec.Builder option =
        OptionSpec.builder("--" + setting.name())
            .paramLabel(setting.placeholder())
            .arity("1")
            .type(List.class)
            .auxiliaryTypes(String.class)
            .userObject(setting)
            .hidden(hidden)
            .description(escaped(HelpText.of(setting)));
    if (setting.placeholder().contains("|")) {
      option.completionCandidates(List.of(setting.placeholder().split("\\|")));
    }
    if (setting.isSwitch()) {
      option
          .arity("0..1")
          .fallbackValue("true")
          .preprocessor((words, command, argument, state) -> leaveOperand(words, state));
      spec.addOption(
          OptionSpec.builder("--no-" + setting.name())
              .arity("0")
              .hidden(true)
              .userObject(setting)
              .description(escaped("The opposite of --" + setting.name() + "."))
              .build());
    }
    spec.addOption(option.build());
  }

  /**
   * A switch takes a value only behind an equals sign; the word that stands behind it is an
   * operand, which picocli would take for its value.
   *
   * @param words those behind the switch, the next one last
   * @return that nothing was consumed
   */
  private static boolean leaveOperand(Stack<String> words, Map<String, Object> state) {
    if (SEPARATE.equals(state.get("separator"))) {
      words.push("true");
    }
    return false;
  }

  /** Picocli takes descriptions for format strings. */
  private static String escaped(String text) {
    return text.replace("%", "%%");
  }
}
