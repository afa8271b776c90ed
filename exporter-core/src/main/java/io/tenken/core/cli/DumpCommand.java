package io.tenken.core.cli;

import io.tenken.core.encode.ByteChunks;
import io.tenken.core.encode.ChunkPool;
import io.tenken.core.encode.ExpositionFormat;
import io.tenken.core.engine.CollectorOutcome;
import io.tenken.core.spi.ConfigurationException;
import io.tenken.core.spi.Setting;
import io.tenken.core.spi.Settings;
import io.tenken.core.spi.TableView;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Collects once and prints the page. */
final class DumpCommand implements Subcommand {

  private static final Setting<ExpositionFormat> FORMAT =
      Setting.choice(
          "format", "How the page is written.", ExpositionFormat.class, ExpositionFormat.TEXT);
  private static final Setting<String> COLLECT =
      Setting.text("collect", "COLLECTOR", "Run only this collector.", "").severalTimes();
  private static final Setting<String> EXCLUDE =
      Setting.text("exclude", "COLLECTOR", "Run all collectors but this one.", "").severalTimes();
  private static final Setting<String> NAME =
      Setting.text("name", "METRIC", "Print only this metric.", "").severalTimes();
  private static final Setting<Duration> TIMEOUT =
      CommonSettings.timeout("timeout", "The most time for collecting.", "10s");
  private static final Setting<Path> OUTPUT =
      Setting.path(
          "output", "Write to this file, which is replaced as a whole, instead of stdout.", "");

  private final Optional<TableView> view;

  DumpCommand(Optional<TableView> view) {
    this.view = view;
  }

  @Override
  public String name() {
    return "dump";
  }

  @Override
  public String summary() {
    return "Collect once and print the metrics.";
  }

  @Override
  public List<Setting<?>> settings() {
    List<Setting<?>> all =
        new ArrayList<>(List.of(FORMAT, COLLECT, EXCLUDE, NAME, TIMEOUT, OUTPUT));
    view.ifPresent(table -> all.addAll(table.settings()));
    return List.copyOf(all);
  }

  @Override
  public int run(Invocation invocation) throws ConfigurationException, InterruptedException {
    Settings settings = invocation.settings();
    var request =
        CollectorChoice.request(
            invocation, settings.all(COLLECT), settings.all(EXCLUDE), settings.all(NAME));
    try (OpenedExporter exporter = invocation.open();
        ByteChunks page = new ByteChunks(ChunkPool.ofQuarterOfHeap(), Long.MAX_VALUE)) {
      ScrapeReadings readings = exporter.readings(request, settings.get(TIMEOUT));
      render(readings, settings, page);
      write(page, invocation);
      return status(readings.lastOutcomes());
    }
  }

  /**
   * Who chooses metrics by name wants to see these, which the exporter's own table may not show.
   */
  private void render(ScrapeReadings readings, Settings settings, ByteChunks page)
      throws InterruptedException {
    ExpositionFormat format = settings.get(FORMAT);
    boolean wholePage = settings.all(NAME).isEmpty();
    if (format == ExpositionFormat.TABLE && view.isPresent() && wholePage) {
      String table = view.get().render(readings, settings);
      page.write(table.getBytes(StandardCharsets.UTF_8));
    } else {
      format.write(readings.take().families(), page);
    }
  }

  private static void write(ByteChunks page, Invocation invocation) throws ConfigurationException {
    Optional<Path> output = invocation.settings().find(OUTPUT);
    if (output.isPresent()) {
      ReplacedFile.write(output.get(), page::writeTo);
      return;
    }
    try {
      page.writeTo(invocation.out());
    } catch (IOException impossible) {
      throw new UncheckedIOException("a print stream keeps its failures", impossible);
    }
  }

  /** 0 if all succeeded, 3 if nothing came of any, else 1. */
  static int status(List<CollectorOutcome> outcomes) {
    if (outcomes.stream().allMatch(CollectorOutcome::succeeded)) {
      return ExitStatus.OK;
    }
    boolean nothing = outcomes.stream().noneMatch(outcome -> outcome.succeeded() || outcome.kept());
    return nothing ? ExitStatus.NOTHING_COLLECTED : ExitStatus.FINDINGS;
  }
}
