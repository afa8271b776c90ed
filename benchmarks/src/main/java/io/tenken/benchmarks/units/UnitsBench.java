package io.tenken.benchmarks.units;

import io.tenken.benchmarks.scrape.ExporterProcess;
import io.tenken.benchmarks.scrape.Measurement;
import io.tenken.testkit.lab.LabPart;
import io.tenken.testkit.lab.systemd.SystemdLab;
import java.io.PrintStream;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Scrapes of 160 units by Debian's prometheus-node-exporter and by ours, in turns, of one real
 * systemd; and what systemd and dbus-daemon pay for each way of asking. Prints Markdown; takes
 * about two minutes on two cores.
 *
 * <p>System property: {@code tenken.dist}, the installed tree.
 */
public final class UnitsBench {

  /** With those of Debian, 160 that node_exporter looks at. */
  private static final int SERVICES = 91;

  private static final int WARM = 60;
  private static final int ROUNDS = 5;
  private static final int SCRAPES = 12;

  /** By both; what node_exporter leaves out by itself, and targets, which tell it little. */
  private static final String EXCLUDED = ".+\\.(automount|device|mount|scope|slice|target)";

  private static final String SIGN = "systemd_unit_state";

  private UnitsBench() {}

  public static void main(String[] args) throws Exception {
    Path launcher =
        Path.of(System.getProperty("tenken.dist", "dist")).resolve("bin/ingress-vm-exporter");
    try (SystemdLab lab = SystemdLab.start(services())) {
      List<String> start = new ArrayList<>(List.of("start"));
      start.addAll(services().keySet());
      lab.systemctl(start.toArray(String[]::new)).orThrow();
      compare(lab, launcher, System.out);
      System.out.println();
      new WaysOfAsking(lab).print(System.out);
    }
  }

  private static Map<String, String> services() {
    Map<String, String> units = new LinkedHashMap<>();
    for (int i = 0; i < SERVICES; i++) {
      units.put("bench-%d.service".formatted(i), "[Service]\nExecStart=/bin/sleep infinity\n");
    }
    return units;
  }

  private static void compare(SystemdLab lab, Path launcher, PrintStream out) throws Exception {
    List<Measurement> theirs = new ArrayList<>();
    List<Measurement> ours = new ArrayList<>();
    try (ExporterProcess node = ExporterProcess.start(nodeExporter(), bus(lab), "node_systemd");
        ExporterProcess tenken = ExporterProcess.start(tenken(launcher), bus(lab), SIGN)) {
      node.scrape(WARM);
      tenken.scrape(WARM);
      for (int i = 0; i < ROUNDS; i++) {
        theirs.add(Measurement.of(node::scrape, SystemdClocks.of(lab), SCRAPES));
        ours.add(Measurement.of(tenken::scrape, SystemdClocks.of(lab), SCRAPES));
      }
    }
    Measurement node = Measurement.sum(theirs);
    Measurement tenken = Measurement.sum(ours);
    int units = UnitStates.checkEqual(node.lastAnswer(), tenken.lastAnswer());
    out.println("| exporter | units | scrape ms | CPU of systemd ms | of dbus-daemon ms |");
    out.println("|---|---|---|---|---|");
    row(out, "node_exporter, systemd collector", units, node);
    row(out, "ingress-vm-exporter, systemd collector", units, tenken);
    out.println();
    out.printf(
        "Ratio: wall %.2f (at most 0.25), CPU of systemd and dbus-daemon %.2f (at most 0.3)."
            + " Both pages tell the same states of the same units.%n",
        tenken.median() / node.median(), tenken.cpu() / node.cpu());
  }

  private static void row(PrintStream out, String name, int units, Measurement cost) {
    out.printf(
        "| %s | %d | %.1f | %.1f | %.1f |%n",
        name, units, cost.median(), cost.cpu(SystemdClocks.SYSTEMD), cost.cpu(SystemdClocks.BUS));
  }

  private static Map<String, String> bus(SystemdLab lab) {
    return Map.of("DBUS_SYSTEM_BUS_ADDRESS", "unix:path=" + lab.busSocket());
  }

  /** With all that ours shows, too: restarts, start times, tasks. */
  private static List<String> nodeExporter() {
    return List.of(
        LabPart.program("prometheus-node-exporter"),
        "--collector.disable-defaults",
        "--web.disable-exporter-metrics",
        "--collector.systemd",
        "--collector.systemd.unit-exclude=" + EXCLUDED,
        "--collector.systemd.enable-restarts-metrics",
        "--collector.systemd.enable-start-time-metrics",
        "--collector.systemd.enable-task-metrics");
  }

  private static List<String> tenken(Path launcher) {
    return List.of(
        launcher.toString(),
        "--collector.disable-defaults",
        "--web.disable-exporter-metrics",
        "--collector.systemd",
        "--systemd.unit-include=.+",
        "--systemd.unit-exclude=" + EXCLUDED,
        "--systemd.resources=all");
  }
}
