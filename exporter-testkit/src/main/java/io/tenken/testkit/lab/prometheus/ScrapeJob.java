package io.tenken.testkit.lab.prometheus;

import java.util.ArrayList;
import java.util.List;

/**
 * A job of Prometheus' scrape configuration. Immutable.
 *
 * @param targets {@code host:port}
 * @param settings further lines of the job, YAML, without indentation
 */
public record ScrapeJob(String name, List<String> targets, List<String> settings) {

  public ScrapeJob {
    targets = List.copyOf(targets);
    settings = List.copyOf(settings);
  }

  /** Scrapes {@code /metrics} of the targets over plain HTTP. */
  public static ScrapeJob of(String name, String... targets) {
    return new ScrapeJob(name, List.of(targets), List.of());
  }

  /** Scrapes over TLS. */
  public ScrapeJob withTls(ScrapeTls tls) {
    return with(tls.yaml());
  }

  public ScrapeJob withBasicAuth(String user, String password) {
    return with(
        List.of("basic_auth:", "  username: " + quote(user), "  password: " + quote(password)));
  }

  /** Adds lines of YAML to the job, {@code params:} or {@code http_sd_configs:} for example. */
  public ScrapeJob with(List<String> lines) {
    List<String> more = new ArrayList<>(settings);
    more.addAll(lines);
    return new ScrapeJob(name, targets, more);
  }

  List<String> yaml() {
    List<String> lines = new ArrayList<>();
    lines.add("- job_name: " + quote(name));
    settings.forEach(line -> lines.add("  " + line));
    if (!targets.isEmpty()) {
      lines.add("  static_configs:");
      lines.add("  - targets: [" + String.join(", ", quoted(targets)) + "]");
    }
    return lines;
  }

  static String quote(String value) {
    return "'" + value.replace("'", "''") + "'";
  }

  private static List<String> quoted(List<String> values) {
    return values.stream().map(ScrapeJob::quote).toList();
  }
}
