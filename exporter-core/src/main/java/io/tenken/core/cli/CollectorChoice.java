package io.tenken.core.cli;

import io.tenken.core.engine.ScrapeRequest;
import io.tenken.core.engine.Selection;
import io.tenken.core.log.QuotedText;
import io.tenken.core.spi.CollectorSpec;
import io.tenken.core.spi.ConfigurationException;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** Which collectors run: those turned on by name, or by default, and of these the chosen ones. */
final class CollectorChoice {

  private CollectorChoice() {}

  /** In the order of the exporter. */
  static List<CollectorSpec> enabled(List<CollectorSpec> all, SettingValues settings) {
    boolean defaultsOff = settings.get(CommonSettings.DISABLE_DEFAULTS);
    return all.stream()
        .filter(
            collector -> {
              var onOff = CommonSettings.collectorSwitch(collector);
              return settings.isGiven(onOff)
                  ? settings.get(onOff)
                  : collector.enabledByDefault() && !defaultsOff;
            })
        .toList();
  }

  /**
   * What {@code --collect}, {@code --exclude} and {@code --name} ask for.
   *
   * @param metrics names of metrics; empty for all
   * @throws ConfigurationException if a collector is unknown or off, or a metric unknown
   */
  static ScrapeRequest request(
      Invocation invocation, List<String> collect, List<String> exclude, List<String> metrics)
      throws ConfigurationException {
    if (!collect.isEmpty() && !exclude.isEmpty()) {
      throw new ConfigurationException("--collect and --exclude can't be given together");
    }
    List<String> names = invocation.enabled().stream().map(CollectorSpec::name).toList();
    checkKnown("--collect", collect, names);
    checkKnown("--exclude", exclude, names);
    Selection metricNames = metrics(metrics, AllMetrics.ofCollectors(invocation.exporter()));
    if (!collect.isEmpty()) {
      return new ScrapeRequest(Selection.only(Set.copyOf(collect)), metricNames);
    }
    if (exclude.isEmpty()) {
      return new ScrapeRequest(Selection.all(), metricNames);
    }
    Set<String> rest = new LinkedHashSet<>(names);
    exclude.forEach(rest::remove);
    return new ScrapeRequest(Selection.only(rest), metricNames);
  }

  private static Selection metrics(List<String> chosen, List<AllMetrics.Entry> known)
      throws ConfigurationException {
    Set<String> names = new LinkedHashSet<>();
    for (String name : chosen) {
      List<String> meant =
          known.stream()
              .filter(entry -> entry.isCalled(name))
              .map(entry -> entry.metric().name())
              .toList();
      if (meant.isEmpty()) {
        List<String> all = known.stream().map(entry -> entry.metric().name()).toList();
        throw new ConfigurationException(
            "--name %s: there is no such metric%s (\"list\" shows all)"
                .formatted(QuotedText.of(name), Suggestion.hint(name, all)));
      }
      names.addAll(meant);
    }
    return names.isEmpty() ? Selection.all() : Selection.only(names);
  }

  private static void checkKnown(String option, List<String> chosen, List<String> enabled)
      throws ConfigurationException {
    for (String name : chosen) {
      if (!enabled.contains(name)) {
        throw new ConfigurationException(
            "%s %s: no collector of that name is on%s (\"list\" shows all)"
                .formatted(option, QuotedText.of(name), Suggestion.hint(name, enabled)));
      }
    }
  }
}
