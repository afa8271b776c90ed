package io.tenken.testkit.lab.prometheus;

import io.tenken.testkit.lab.Command;
import io.tenken.testkit.lab.CommandResult;
import io.tenken.testkit.lab.LabPart;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/**
 * Prometheus' own checker. Each method returns what it has to say against the input, a line each;
 * an empty list is approval.
 */
public final class Promtool {

  private static final Duration DEADLINE = Duration.ofSeconds(60);

  private Promtool() {}

  /**
   * Parses and lints a page.
   *
   * @param page in the text format 0.0.4
   */
  public static List<String> checkMetrics(String page) {
    return findings(promtool("check", "metrics").withInput(page));
  }

  /** Checks a file of recording rules and alerts. */
  public static List<String> checkRules(Path rules) {
    return findings(promtool("check", "rules", rules.toString()));
  }

  /** Runs a file of rule tests. */
  public static List<String> testRules(Path tests) {
    return findings(promtool("test", "rules", tests.toString()));
  }

  /** Checks a configuration of Prometheus with all files that it names. */
  public static List<String> checkConfig(Path config) {
    return findings(promtool("check", "config", config.toString()));
  }

  private static Command promtool(String... arguments) {
    List<String> command = new ArrayList<>();
    command.add(LabPart.program("promtool"));
    command.addAll(List.of(arguments));
    return Command.of(command).within(DEADLINE);
  }

  /** Failed checks of rules go to the standard output, all others to the standard error. */
  private static List<String> findings(Command command) {
    CommandResult result = command.run();
    if (result.succeeded()) {
      return List.of();
    }
    String said = result.stderr() + result.stdout();
    return said.isBlank()
        ? List.of("status " + result.status())
        : said.lines().map(String::strip).filter(line -> !line.isEmpty()).toList();
  }
}
