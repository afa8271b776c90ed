package io.tenken.testkit.lab.prometheus;

import io.tenken.testkit.lab.Await;
import io.tenken.testkit.lab.LabDirectory;
import io.tenken.testkit.lab.LabException;
import io.tenken.testkit.lab.LabPart;
import io.tenken.testkit.lab.LabProcess;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A Prometheus of our own on a free port of the loopback, which scrapes every second. */
public final class PrometheusLab implements AutoCloseable {

  private static final Duration START = Duration.ofSeconds(60);
  private static final Pattern LISTENING =
      Pattern.compile("msg=\"Listening on\" address=(127\\.0\\.0\\.1:\\d+)");

  private final LabDirectory directory;
  private final LabProcess process;
  private final String url;
  private final PrometheusApi api;

  private PrometheusLab(LabDirectory directory, String configuration) {
    this.directory = directory;
    Path file = directory.write("prometheus.yml", configuration);
    List<String> command =
        List.of(
            LabPart.program("prometheus"),
            "--config.file=" + file,
            "--storage.tsdb.path=" + directory.resolve("tsdb"),
            "--web.listen-address=127.0.0.1:0");
    this.process = LabProcess.start(directory, "prometheus", command);
    process.awaitReady(START, () -> address(process.log()).isPresent());
    this.url = "http://" + address(process.log()).orElseThrow();
    this.api = new PrometheusApi(url);
    process.awaitReady(START, api::isReady);
  }

  /**
   * Starts Prometheus and waits until it is ready.
   *
   * @throws LabException with the end of its log when it does not come up, for example because the
   *     configuration is wrong
   */
  public static PrometheusLab start(ScrapeJob... jobs) {
    return start(List.of(jobs), List.of());
  }

  /** As {@link #start(ScrapeJob...)}, with files of recording rules and alerts. */
  public static PrometheusLab start(List<ScrapeJob> jobs, List<Path> ruleFiles) {
    LabDirectory directory = LabDirectory.create("prometheus");
    try {
      return new PrometheusLab(directory, configuration(jobs, ruleFiles));
    } catch (RuntimeException e) {
      directory.close();
      throw e;
    }
  }

  public String url() {
    return url;
  }

  /** The rows of an instant query. */
  public List<Sample> query(String promql) {
    return api.query(promql);
  }

  public List<Target> targets() {
    return api.targets();
  }

  /** What the targets of a job have said about their metrics. */
  public List<Metadata> metadata(String job) {
    return api.metadata(job);
  }

  /**
   * Asks until the answer is as expected.
   *
   * @throws LabException with the last answer and the targets' state when it never is
   */
  public List<Sample> awaitQuery(
      String promql, Duration deadline, Predicate<List<Sample>> expected) {
    try {
      return Await.value(
          "Prometheus answers \"" + promql + "\" as expected",
          deadline,
          () -> Optional.of(query(promql)).filter(expected));
    } catch (LabException late) {
      throw new LabException(
          "%s; last answer %s; targets %s".formatted(late.getMessage(), query(promql), targets()),
          late);
    }
  }

  /** Waits until every target is up. */
  public void awaitAllUp(Duration deadline) {
    awaitQuery(
        "up",
        deadline,
        rows ->
            !targets().isEmpty()
                && rows.size() == targets().size()
                && rows.stream().allMatch(row -> row.value() == 1));
  }

  @Override
  public void close() {
    try (directory) {
      process.close();
    }
  }

  private static String configuration(List<ScrapeJob> jobs, List<Path> ruleFiles) {
    List<String> lines = new ArrayList<>();
    lines.add("global: {scrape_interval: 1s, scrape_timeout: 1s, evaluation_interval: 1s}");
    lines.add("rule_files:");
    ruleFiles.forEach(file -> lines.add("- " + ScrapeJob.quote(file.toString())));
    lines.add("scrape_configs:");
    jobs.forEach(job -> lines.addAll(job.yaml()));
    return String.join("\n", lines) + "\n";
  }

  private static Optional<String> address(Path log) {
    try {
      Matcher matcher = LISTENING.matcher(Files.readString(log));
      return matcher.find() ? Optional.of(matcher.group(1)) : Optional.empty();
    } catch (IOException e) {
      throw new UncheckedIOException("cannot read " + log, e);
    }
  }
}
