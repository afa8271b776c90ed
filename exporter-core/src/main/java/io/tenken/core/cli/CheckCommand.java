package io.tenken.core.cli;

import io.tenken.core.engine.CollectorOutcome;
import io.tenken.core.engine.ScrapeRequest;
import io.tenken.core.log.QuotedText;
import io.tenken.core.spi.ConfigurationException;
import io.tenken.core.spi.Deadline;
import io.tenken.core.spi.Diagnosis;
import io.tenken.core.spi.Diagnosis.Severity;
import io.tenken.core.spi.Setting;
import io.tenken.core.spi.Settings;
import io.tenken.core.web.WebConfigCheck;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** Says in words what is wrong on this node, and what to do about it. */
public final class CheckCommand implements Subcommand {

  private static final Setting<Duration> TIMEOUT =
      CommonSettings.timeout(
          "timeout", "The most time for looking, and for trying the collectors.", "10s");

  /** In characters: leaves the finding its place on a terminal when many collectors share one. */
  private static final int SUBJECT_WIDTH = 32;

  private final CheckGrading grading;

  /**
   * @param grading what the exit status tells
   */
  public CheckCommand(CheckGrading grading) {
    this.grading = grading;
  }

  @Override
  public String name() {
    return "check";
  }

  @Override
  public String summary() {
    return switch (grading) {
      case FINDINGS -> "Print what is wrong on this node, and what to do about it.";
      case BY_SEVERITY ->
          "Print what is wrong on this node, and what to do about it."
              + " Exit status: 0 clean, 1 warning, 2 critical, 3 undecided.";
    };
  }

  @Override
  public List<Setting<?>> settings() {
    return List.of(TIMEOUT);
  }

  @Override
  public int run(Invocation invocation) throws ConfigurationException, InterruptedException {
    List<Diagnosis> findings = new ArrayList<>(webConfiguration(invocation));
    boolean nothing;
    try (OpenedExporter exporter = invocation.open()) {
      findings.addAll(exporter.source().diagnose(deadline(invocation)));
      var outcomes =
          exporter.scraper().scrape(ScrapeRequest.everything(), deadline(invocation)).outcomes();
      findings.addAll(trials(outcomes));
      nothing = DumpCommand.status(outcomes) == ExitStatus.NOTHING_COLLECTED;
    }
    invocation.out().print(text(findings));
    return grading.status(findings.stream().map(Diagnosis::severity).toList(), nothing);
  }

  private static List<Diagnosis> webConfiguration(Invocation invocation) {
    Optional<Path> file = invocation.settings().find(CommonSettings.WEB_CONFIG);
    return file.map(path -> WebConfigCheck.diagnose(path, invocation.runtime().clock()))
        .orElse(List.of());
  }

  private static Deadline deadline(Invocation invocation) {
    Settings settings = invocation.settings();
    return Deadline.after(settings.get(TIMEOUT), invocation.runtime().ticker());
  }

  /** One finding a collector; one for all of those that fail for the same reason. */
  private List<Diagnosis> trials(List<CollectorOutcome> outcomes) {
    List<Diagnosis> findings = new ArrayList<>();
    Map<String, List<String>> failures = new LinkedHashMap<>();
    for (CollectorOutcome outcome : outcomes) {
      String found =
          "%d series in %d ms".formatted(outcome.series(), outcome.duration().toMillis());
      if (outcome.succeeded()) {
        findings.add(Diagnosis.ok("collector " + outcome.collector(), found));
        continue;
      }
      String reason = outcome.failure().map(failure -> failure.label() + ": ").orElse("");
      String kept = outcome.kept() ? " (%s all the same)".formatted(found) : "";
      failures
          .computeIfAbsent(reason + outcome.detail() + kept, failure -> new ArrayList<>())
          .add(outcome.collector());
    }
    Severity severity =
        grading == CheckGrading.BY_SEVERITY ? Severity.UNDECIDED : Severity.CRITICAL;
    failures.forEach(
        (failure, collectors) ->
            findings.add(
                new Diagnosis(
                    severity, "collector " + String.join(", ", collectors), failure, "")));
    return findings;
  }

  private static String text(List<Diagnosis> findings) {
    TextTable table = new TextTable();
    findings.forEach(finding -> addTo(table, finding));
    return table.toString();
  }

  /** A long subject goes on in the lines below, beside the remedy. */
  private static void addTo(TextTable table, Diagnosis finding) {
    List<String> subject = WrappedWords.of(QuotedText.printable(finding.subject()), SUBJECT_WIDTH);
    List<String> told = new ArrayList<>(List.of(QuotedText.printable(finding.finding())));
    if (!finding.remedy().isEmpty()) {
      told.add("-> " + QuotedText.printable(finding.remedy()));
    }
    String severity = finding.severity().name().toLowerCase(Locale.ROOT);
    for (int i = 0; i < Math.max(subject.size(), told.size()); i++) {
      table.row(i == 0 ? severity : "", line(subject, i), line(told, i));
    }
  }

  private static String line(List<String> lines, int number) {
    return number < lines.size() ? lines.get(number) : "";
  }
}
