package io.tenken.core.example;

import io.tenken.core.cli.ExporterApplication;
import io.tenken.core.spi.CollectorSource;
import io.tenken.core.spi.CollectorSpec;
import io.tenken.core.spi.Exporter;
import io.tenken.core.spi.ExporterIdentity;
import io.tenken.core.spi.ExporterRuntime;
import io.tenken.core.spi.Setting;
import io.tenken.core.spi.Settings;
import java.nio.file.Path;
import java.util.List;

/** The load of a machine. */
final class ExampleExporter implements Exporter {

  private static final Setting<Path> PROC =
      Setting.path("path.procfs", "Where the proc file system is.", "/proc");

  public static void main(String[] args) {
    System.exit(ExporterApplication.of(new ExampleExporter()).run(args));
  }

  @Override
  public ExporterIdentity identity() {
    return new ExporterIdentity("example-exporter", "example", 19999, "The load of a machine.");
  }

  @Override
  public List<Setting<?>> settings() {
    return List.of(PROC);
  }

  @Override
  public List<CollectorSpec> collectors() {
    return List.of(LoadCollector.SPEC);
  }

  @Override
  public CollectorSource open(Settings settings, ExporterRuntime runtime) {
    Path file = settings.get(PROC).resolve("loadavg");
    return name -> new LoadCollector(file);
  }
}
