package io.tenken.core.cli;

import io.tenken.core.cli.ParsedArguments.Request;
import io.tenken.core.log.QuotedText;
import io.tenken.core.spi.ConfigurationException;
import io.tenken.core.spi.Setting;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import picocli.CommandLine;
import picocli.CommandLine.MissingParameterException;
import picocli.CommandLine.Model.ArgSpec;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.Model.PositionalParamSpec;
import picocli.CommandLine.ParseResult;
import picocli.CommandLine.PicocliException;
import picocli.CommandLine.UnmatchedArgumentException;

/**
 * Takes a command line apart, and says in one line what is wrong with it. Common options may stand
 * before and behind the subcommand; where a single value is given twice, the last one counts, so
 * that an argument file can be overridden.
 */
final class CommandParser {

  private final CommandLayout layout;

  CommandParser(CommandLayout layout) {
    this.layout = layout;
  }

  /**
   * @throws ConfigurationException quoting the argument that is wrong
   */
  ParsedArguments parse(String... arguments) throws ConfigurationException {
    CommandLine commandLine = layout.commandLine();
    try {
      return read(commandLine.parseArgs(arguments));
    } catch (UnmatchedArgumentException unmatched) {
      throw new ConfigurationException(explain(unmatched), unmatched);
    } catch (MissingParameterException missing) {
      throw new ConfigurationException(explain(missing), missing);
    } catch (PicocliException other) {
      throw new ConfigurationException(String.valueOf(other.getMessage()), other);
    }
  }

  private ParsedArguments read(ParseResult root) throws ConfigurationException {
    Map<String, List<String>> options = new LinkedHashMap<>();
    List<String> operands = new ArrayList<>();
    Request request = Request.RUN;
    ParseResult level = root;
    while (true) {
      addOptions(level, options);
      level.matchedPositionals().stream()
          .distinct()
          .forEach(operand -> operands.addAll(operand.stringValues()));
      request = level.isVersionHelpRequested() ? Request.VERSION : request;
      request = level.isUsageHelpRequested() ? Request.HELP : request;
      if (!level.hasSubcommand()) {
        break;
      }
      level = level.subcommand();
    }
    Subcommand subcommand = layout.subcommand(level == root ? "serve" : level.commandSpec().name());
    if (request == Request.RUN) {
      checkOperands(subcommand, operands.size());
    }
    return new ParsedArguments(subcommand, options, operands, request, level != root);
  }

  private static void addOptions(ParseResult level, Map<String, List<String>> options)
      throws ConfigurationException {
    Map<String, String> turnedOff = new LinkedHashMap<>();
    for (OptionSpec option : level.matchedOptions().stream().distinct().toList()) {
      if (option.userObject() instanceof Setting<?> setting) {
        boolean off = option.longestName().equals("--no-" + setting.name());
        List<String> texts = off ? List.of("false") : option.stringValues();
        String before = turnedOff.put(setting.name(), option.longestName());
        if (before != null) {
          throw new ConfigurationException(
              "%s and %s contradict each other".formatted(before, option.longestName()));
        }
        options.computeIfAbsent(setting.name(), name -> new ArrayList<>()).addAll(texts);
      }
    }
  }

  private static void checkOperands(Subcommand subcommand, int given)
      throws ConfigurationException {
    Optional<Operand> operand = subcommand.operand();
    if (operand.isPresent() && given < operand.get().least()) {
      throw new ConfigurationException(
          "%s: %s is missing (%s)"
              .formatted(subcommand.name(), operand.get().label(), operand.get().help()));
    }
    if (operand.isPresent() && given > operand.get().most()) {
      throw new ConfigurationException(
          "%s takes at most %d %s, but %d were given"
              .formatted(subcommand.name(), operand.get().most(), operand.get().label(), given));
    }
  }

  private static String explain(UnmatchedArgumentException unmatched) {
    String argument = unmatched.getUnmatched().get(0);
    String quoted = QuotedText.of(argument);
    CommandSpec command = unmatched.getCommandLine().getCommandSpec();
    if (argument.startsWith("@")) {
      return "argument file %s does not exist".formatted(quoted);
    }
    if (argument.startsWith("-")) {
      String name = argument.replaceFirst("=.*", "");
      return "unknown option %s%s".formatted(quoted, remedy(name, optionNames(command)));
    }
    return command.subcommands().isEmpty()
        ? "%s: unexpected argument %s".formatted(command.name(), quoted)
        : "unknown command %s%s"
            .formatted(quoted, remedy(argument, command.subcommands().keySet()));
  }

  private static String remedy(String typed, Collection<String> names) {
    String hint = Suggestion.hint(typed, names);
    return hint.isEmpty() ? "; --help lists what there is" : hint;
  }

  private static String explain(MissingParameterException missing) {
    ArgSpec argument = missing.getMissing().get(0);
    return argument instanceof OptionSpec option
        ? "%s: a value is missing (%s)".formatted(option.longestName(), option.paramLabel())
        : "%s is missing".formatted(((PositionalParamSpec) argument).paramLabel());
  }

  private static List<String> optionNames(CommandSpec command) {
    return command.options().stream().map(OptionSpec::longestName).toList();
  }
}
