package io.tenken.dirtyflow;

import io.tenken.core.spi.CollectorException;
import io.tenken.core.spi.CollectorSource;
import io.tenken.core.spi.Deadline;
import io.tenken.core.spi.Diagnosis;
import io.tenken.core.spi.ExporterRuntime;
import io.tenken.core.spi.FailureReason;
import io.tenken.core.spi.MetricCollector;
import io.tenken.core.spi.Schedule;
import io.tenken.dirtyflow.access.OvsAccess;
import io.tenken.dirtyflow.collector.BridgeCollector;
import io.tenken.dirtyflow.collector.FlowCollector;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** What the collectors of one process share: the ways to the switch. Thread-safe. */
final class DirtyFlowSource implements CollectorSource {

  private final OvsAccess access;
  private final ExporterRuntime runtime;

  DirtyFlowSource(OvsAccess access, ExporterRuntime runtime) {
    this.access = access;
    this.runtime = runtime;
  }

  @Override
  public MetricCollector create(String name) {
    return switch (name) {
      case DirtyFlowExporter.FLOWS ->
          new FlowCollector(
              access.bridges(),
              access.flows(),
              new FlowCollector.FlowClock(runtime.ticker(), runtime.clock()));
      case DirtyFlowExporter.BRIDGES -> new BridgeCollector(access.bridges(), access.database());
      default -> throw new IllegalArgumentException("no collector \"" + name + "\"");
    };
  }

  @Override
  public Schedule schedule(String name) {
    return name.equals(DirtyFlowExporter.FLOWS) ? access.flowSchedule() : Schedule.onScrape();
  }

  @Override
  public List<Diagnosis> diagnose(Deadline deadline) {
    List<Diagnosis> findings = new ArrayList<>();
    try {
      List<String> bridges = access.bridges().names();
      String where = access.runDirectory().path().toString();
      findings.add(Diagnosis.ok(where, bridges.size() + " bridges: " + bridges));
      bridges.forEach(bridge -> findings.add(socket(bridge)));
    } catch (CollectorException failure) {
      findings.add(
          new Diagnosis(
              Diagnosis.Severity.CRITICAL,
              access.runDirectory().path().toString(),
              String.valueOf(failure.getMessage()),
              remedy(failure.reason())));
    }
    return findings;
  }

  private Diagnosis socket(String bridge) {
    Path socket = access.runDirectory().managementSocket(bridge);
    if (Files.isWritable(socket)) {
      return Diagnosis.ok(bridge, "its management socket can be opened");
    }
    return new Diagnosis(
        Diagnosis.Severity.WARNING,
        bridge,
        "its management socket " + socket + " can't be opened",
        "run the exporter as root, or give its group write permission on the socket");
  }

  private static String remedy(FailureReason reason) {
    return reason == FailureReason.PERMISSION
        ? "let the user of the exporter read the directory"
        : "start Open vSwitch, or set --ovs.rundir";
  }
}
