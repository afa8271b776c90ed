package io.tenken.benchmarks.bgp;

import io.tenken.benchmarks.scrape.ExporterProcess;
import io.tenken.testkit.lab.LabPart;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Theirs and ours, as they are started. */
final class Exporters {

  /** vtysh, which frr_exporter runs for BFD, knows one place only. */
  private static final String WITH_USUAL_DIRECTORY =
      "mount -t tmpfs tmpfs /run && mkdir /run/frr && mount --bind \"$0\" /run/frr && exec \"$@\"";

  private Exporters() {}

  /** Debian's package. */
  static ExporterProcess birdExporter(Path socket) throws IOException {
    return ExporterProcess.start(
        List.of(
            LabPart.program("prometheus-bird-exporter"),
            "-bird.v2",
            "-bird.socket",
            socket.toString()),
        "bird_protocol_up");
  }

  /** Debian's package as its users start it, with the directory at its usual place. */
  static ExporterProcess frrExporter(Path directory) throws IOException {
    return ExporterProcess.start(
        List.of(
            LabPart.program("unshare"),
            "--mount",
            "sh",
            "-c",
            WITH_USUAL_DIRECTORY,
            directory.toString(),
            LabPart.program("prometheus-frr-exporter"),
            "--collector.bgp6",
            "--no-collector.ospf"),
        "frr_bgp_peer_state");
  }

  /**
   * Only what the others do as well: neither units nor probes.
   *
   * @param launcher of the installed tree, with its own Java options
   */
  static ExporterProcess tenken(Path launcher, String... options) throws IOException {
    List<String> command = new ArrayList<>(List.of(launcher.toString()));
    command.addAll(List.of("--collector.disable-defaults", "--collector.bgp", "--collector.bfd"));
    command.addAll(List.of(options));
    return ExporterProcess.start(command, "ingress_bgp_session_up");
  }
}
