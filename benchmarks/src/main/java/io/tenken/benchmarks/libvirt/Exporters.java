package io.tenken.benchmarks.libvirt;

import io.tenken.benchmarks.scrape.ExporterProcess;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Theirs and ours, as they are started. */
final class Exporters {

  private static final String SIGN = "libvirt_up";

  private Exporters() {}

  /** Debian's package, as its users start it. */
  static ExporterProcess debian(String uri) throws IOException {
    return ExporterProcess.start(
        List.of(
            "prometheus-libvirt-exporter",
            "--libvirt.export-nova-metadata",
            "--libvirt.uri=" + uri),
        SIGN);
  }

  /**
   * The launcher of {@code dist/}, with its own Java options.
   *
   * @param options beside the exporter's defaults
   */
  static ExporterProcess tenken(Path launcher, String uri, List<String> options)
      throws IOException {
    List<String> command = new ArrayList<>(List.of(launcher.toString(), "--libvirt.uri=" + uri));
    command.addAll(options);
    return ExporterProcess.start(command, SIGN);
  }
}
