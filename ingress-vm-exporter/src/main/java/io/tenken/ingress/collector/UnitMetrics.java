package io.tenken.ingress.collector;

import static io.tenken.core.model.Unit.BYTES;
import static io.tenken.core.model.Unit.SECONDS;

import io.tenken.core.model.MetricDefinition;
import io.tenken.core.spi.FamilyWriter;
import io.tenken.core.spi.MetricSink;
import io.tenken.ingress.systemd.ActiveState;
import io.tenken.ingress.systemd.LoadState;
import io.tenken.ingress.systemd.Unit;
import java.util.List;

/** A unit of any type, and what services have besides. */
final class UnitMetrics {

  private static final String NAME = "name";
  private static final String TYPE = "type";
  private static final String UNIT = "unit";
  private static final String SERVICE = "service";

  static final MetricDefinition PRESENT =
      MetricDefinition.gauge("ingress_unit_present")
          .labels(NAME)
          .help("1 if systemd knows the expected unit and may start it; 0 if not-found or masked.")
          .source("Manager.ListUnitsByNames: load state")
          .per("expected unit")
          .build();

  static final MetricDefinition UP =
      MetricDefinition.gauge("ingress_unit_up")
          .labels(NAME)
          .help("1 if the expected unit is active, also while it reloads; else 0.")
          .source("Manager.ListUnitsByNames: active state")
          .per("expected unit")
          .build();

  static final MetricDefinition STATE =
      CompatibleMetric.gauge(
          "systemd_unit_state",
          List.of(NAME, TYPE, "state"),
          "1 for the state that the unit is in, 0 for the others; a state beyond the usual five is"
              + " shown while it lasts.",
          "Manager.ListUnits…: active state",
          "unit × state");

  static final MetricDefinition LOAD_STATE =
      MetricDefinition.gauge("ingress_unit_load_state")
          .labels(NAME, "state")
          .help("1 for the load state of a unit that is expected, or not simply loaded.")
          .source("Manager.ListUnits…: load state")
          .per(UNIT)
          .build();

  static final MetricDefinition SUB_STATE =
      MetricDefinition.gauge("ingress_unit_sub_state")
          .labels(NAME, "state")
          .help("1 for the state of the unit in the terms of its type: running, auto-restart.")
          .source("Manager.ListUnits…: sub state")
          .per(UNIT)
          .build();

  static final MetricDefinition CHANGED =
      MetricDefinition.gauge("ingress_unit_changed_timestamp_seconds")
          .unit(SECONDS)
          .labels(NAME)
          .help("When the unit last changed its state; absent if it never has.")
          .source("Unit: StateChangeTimestamp")
          .per(UNIT)
          .build();

  static final MetricDefinition START =
      CompatibleMetric.gauge(
          "systemd_unit_start_time_seconds",
          List.of(NAME, TYPE),
          "Since when the unit has been active, in seconds since 1970; absent if it is not.",
          "Unit: ActiveEnterTimestamp",
          UNIT);

  static final MetricDefinition RESULT =
      MetricDefinition.gauge("ingress_unit_result")
          .labels(NAME, "result")
          .help("1 for how the last run of a service, timer or socket ended: success, exit-code.")
          .source("Service, Timer, Socket: Result")
          .per(UNIT)
          .build();

  static final MetricDefinition RESTARTS =
      MetricDefinition.counter("systemd_service_restart_total")
          .labels(NAME)
          .help("Restarts of the service by systemd itself since it was last started by hand.")
          .source("Service: NRestarts")
          .per(SERVICE)
          .build();

  static final MetricDefinition EXIT_STATUS =
      MetricDefinition.gauge("ingress_unit_exit_status")
          .labels(NAME)
          .help("Exit status of the main process; absent while it runs.")
          .source("Service: ExecMainStatus where ExecMainCode is 1 (exited)")
          .per(SERVICE)
          .build();

  static final MetricDefinition EXIT_SIGNAL =
      MetricDefinition.gauge("ingress_unit_exit_signal")
          .labels(NAME)
          .help("Number of the signal that has ended the main process; absent if none has.")
          .source("Service: ExecMainStatus where ExecMainCode is 2 or 3 (killed, dumped)")
          .per(SERVICE)
          .build();

  static final MetricDefinition MEMORY =
      MetricDefinition.gauge("ingress_unit_memory_bytes")
          .unit(BYTES)
          .labels(NAME)
          .help("Memory of the service; absent if systemd does not account it.")
          .source("Service: MemoryCurrent; which units: --systemd.resources")
          .per(SERVICE)
          .build();

  static final MetricDefinition CPU =
      MetricDefinition.counter("ingress_unit_cpu_seconds_total")
          .unit(SECONDS)
          .labels(NAME)
          .help("CPU time of the service; absent if systemd does not account it.")
          .source("Service: CPUUsageNSec; which units: --systemd.resources")
          .per(SERVICE)
          .build();

  static final MetricDefinition TASKS =
      CompatibleMetric.gauge(
          "systemd_unit_tasks_current",
          List.of(NAME),
          "Processes and threads of the service; absent if systemd does not count them.",
          "Service: TasksCurrent; which units: --systemd.resources",
          SERVICE);

  static final MetricDefinition TASKS_MAX =
      CompatibleMetric.gauge(
          "systemd_unit_tasks_max",
          List.of(NAME, TYPE),
          "Most processes and threads that the service may have; absent without limit.",
          "Service: TasksMax",
          SERVICE);

  static final List<MetricDefinition> METRICS =
      List.of(
          PRESENT,
          UP,
          STATE,
          LOAD_STATE,
          SUB_STATE,
          CHANGED,
          START,
          RESULT,
          RESTARTS,
          EXIT_STATUS,
          EXIT_SIGNAL,
          MEMORY,
          CPU,
          TASKS,
          TASKS_MAX);

  /** Those that systemd_exporter shows. */
  private static final List<ActiveState> USUAL =
      List.of(
          ActiveState.ACTIVE,
          ActiveState.ACTIVATING,
          ActiveState.DEACTIVATING,
          ActiveState.INACTIVE,
          ActiveState.FAILED);

  private final MetricSink sink;

  UnitMetrics(MetricSink sink) {
    this.sink = sink;
  }

  void emit(Unit unit) {
    String name = unit.name();
    if (unit.isExpected()) {
      sink.family(PRESENT).add(unit.isPresent() ? 1 : 0, name);
      sink.family(UP).add(unit.isUp() ? 1 : 0, name);
    }
    emitState(unit);
    sink.family(CHANGED).addIfPresent(unit.changed(), name);
    sink.family(START).addIfPresent(unit.activeSince(), name, unit.type());
    if (!unit.result().isEmpty()) {
      sink.family(RESULT).add(1, name, unit.result());
    }
    sink.family(RESTARTS).addIfPresent(unit.restarts(), name);
    sink.family(EXIT_STATUS).addIfPresent(unit.exitStatus(), name);
    sink.family(EXIT_SIGNAL).addIfPresent(unit.exitSignal(), name);
    sink.family(MEMORY).addIfPresent(unit.memory(), name);
    sink.family(CPU).addIfPresent(unit.cpu(), name);
    sink.family(TASKS).addIfPresent(unit.tasks(), name);
    sink.family(TASKS_MAX).addIfPresent(unit.tasksMax(), name, unit.type());
  }

  private void emitState(Unit unit) {
    ActiveState state = unit.activeState();
    FamilyWriter states = sink.family(STATE);
    for (ActiveState usual : USUAL) {
      states.add(usual == state ? 1 : 0, unit.name(), unit.type(), usual.label());
    }
    if (!USUAL.contains(state)) {
      states.add(1, unit.name(), unit.type(), state.label());
    }
    if (unit.isExpected() || unit.loadState() != LoadState.LOADED) {
      sink.family(LOAD_STATE).add(1, unit.name(), unit.loadState().label());
    }
    sink.family(SUB_STATE).add(1, unit.name(), unit.subState());
  }
}
