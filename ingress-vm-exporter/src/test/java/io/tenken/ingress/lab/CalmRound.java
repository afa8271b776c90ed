package io.tenken.ingress.lab;

import static org.assertj.core.api.Assertions.assertThat;

import io.tenken.core.testing.PageSamples;
import io.tenken.core.testing.RunningExporter;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.function.Function;
import java.util.function.Supplier;

/**
 * A page that was scraped while nothing happened, between two equal answers of the daemon's own
 * tool.
 *
 * @param page on which every figure is the tool's
 */
record CalmRound<T extends Told>(T before, PageSamples page, T after) {

  private static final int MOST_ROUNDS = 50;

  /**
   * Scrapes until nothing happens meanwhile: peers without a connection try again all the time, so
   * some round falls between two attempts. Fails if no page shows what the tool tells.
   *
   * @param exporter a new one each round, which knows of no change before
   * @param shown the facts of a page, as the tool's are said
   */
  static <T extends Told> CalmRound<T> find(
      Callable<RunningExporter> exporter,
      Supplier<T> tool,
      Function<PageSamples, List<String>> shown)
      throws Exception {
    CalmRound<T> round = ask(exporter, tool);
    for (int i = 1; i < MOST_ROUNDS && !round.isCalm(shown); i++) {
      round = ask(exporter, tool);
    }
    assertThat(shown.apply(round.page)).containsExactlyElementsOf(round.before.facts());
    assertThat(round.isCalm(shown)).isTrue();
    return round;
  }

  private static <T extends Told> CalmRound<T> ask(
      Callable<RunningExporter> exporter, Supplier<T> tool) throws Exception {
    try (RunningExporter running = exporter.call()) {
      return new CalmRound<>(tool.get(), running.scrape(), tool.get());
    }
  }

  private boolean isCalm(Function<PageSamples, List<String>> shown) {
    List<String> facts = before.facts();
    return shown.apply(page).equals(facts) && after.facts().equals(facts);
  }
}
