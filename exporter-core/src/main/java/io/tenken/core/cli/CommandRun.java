package io.tenken.core.cli;

import io.tenken.core.cli.SettingValues.Given;
import io.tenken.core.log.EventLog;
import io.tenken.core.log.LibraryLogs;
import io.tenken.core.log.LogWriter;
import io.tenken.core.spi.ConfigurationException;
import io.tenken.core.spi.Exporter;
import io.tenken.core.spi.ExporterRuntime;
import io.tenken.core.spi.Setting;
import java.io.PrintStream;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** From arguments and environment to a subcommand at work. */
final class CommandRun {

  private final Exporter exporter;
  private final CommandLayout layout;
  private final Surroundings surroundings;

  CommandRun(Exporter exporter, CommandLayout layout, Surroundings surroundings) {
    this.exporter = exporter;
    this.layout = layout;
    this.surroundings = surroundings;
  }

  int run(PrintStream out, String... arguments)
      throws ConfigurationException, InterruptedException {
    ParsedArguments parsed = new CommandParser(layout).parse(arguments);
    switch (parsed.request()) {
      case HELP -> out.print(layout.usage(parsed));
      case VERSION -> out.println(BuildInfo.load().line(exporter.identity().name()));
      case RUN -> {
        return run(out, parsed);
      }
    }
    return ExitStatus.OK;
  }

  private int run(PrintStream out, ParsedArguments parsed)
      throws ConfigurationException, InterruptedException {
    SettingValues settings = settings(parsed);
    LogWriter log =
        new LogWriter(
            surroundings.err(),
            settings.get(CommonSettings.LOG_FORMAT),
            settings.get(CommonSettings.LOG_LEVEL),
            surroundings.clock());
    warnOfMisspeltVariables(log);
    ExporterRuntime runtime =
        new ExporterRuntime(
            surroundings.ticker(), surroundings.clock(), log, surroundings.environment());
    Invocation invocation =
        new Invocation(
            exporter,
            CollectorChoice.enabled(exporter.collectors(), settings),
            settings,
            parsed.operands(),
            out,
            runtime);
    try (LibraryLogs.Installation libraries = LibraryLogs.install(log, surroundings.clock())) {
      return parsed.subcommand().run(invocation);
    } catch (RuntimeException | Error broken) {
      log.debug("internal_error", "error", broken);
      throw broken;
    }
  }

  private SettingValues settings(ParsedArguments parsed) throws ConfigurationException {
    List<Setting<?>> settings = new ArrayList<>();
    Map<String, Given> given = new LinkedHashMap<>();
    for (OptionReference option : layout.options()) {
      if (option.command().isEmpty() || option.command().equals(parsed.subcommand().name())) {
        settings.add(option.setting());
        addGiven(option, parsed, given);
      }
    }
    return SettingValues.of(settings, given);
  }

  /** The command line wins over the environment. */
  private void addGiven(OptionReference option, ParsedArguments parsed, Map<String, Given> given) {
    String name = option.setting().name();
    List<String> typed = parsed.options().getOrDefault(name, List.of());
    if (!typed.isEmpty()) {
      given.put(name, new Given("--" + name, typed));
      return;
    }
    List<String> values = EnvironmentVariables.values(surroundings.environment(), option);
    if (!values.isEmpty()) {
      given.put(name, new Given("environment variable " + option.variable(), values));
    }
  }

  private void warnOfMisspeltVariables(EventLog log) {
    List<String> known = layout.options().stream().map(OptionReference::variable).toList();
    EnvironmentVariables.misspelt(surroundings.environment(), known)
        .forEach((name, meant) -> log.warn("variable_ignored", "name", name, "meant", meant));
  }
}
