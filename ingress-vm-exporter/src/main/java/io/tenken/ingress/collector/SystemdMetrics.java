package io.tenken.ingress.collector;

import io.tenken.core.model.MetricDefinition;
import io.tenken.core.spi.MetricSink;
import io.tenken.ingress.systemd.SystemdState;
import io.tenken.ingress.systemd.Unit;
import java.util.List;

/** systemd as a whole, and the counts that are there whatever happens. */
final class SystemdMetrics {

  static final MetricDefinition UNITS =
      MetricDefinition.gauge("ingress_units")
          .labels("kind")
          .help(
              "Units that are expected by configuration; those of them that are present, and up;"
                  + " present and up are 0 when systemd does not answer.")
          .source("--config.file: units.expected; Manager.ListUnitsByNames")
          .per("kind")
          .build();

  static final MetricDefinition STATE =
      MetricDefinition.stateSet("ingress_systemd_state")
          .labels("state")
          .help("State of the system as systemd sees it; degraded: a unit has failed.")
          .source("Manager: SystemState")
          .per("state")
          .build();

  static final MetricDefinition FAILED =
      MetricDefinition.gauge("ingress_systemd_failed_units")
          .help("Units that have failed, also those that are not looked at.")
          .source("Manager: NFailedUnits")
          .build();

  static final MetricDefinition LEFT_OUT =
      MetricDefinition.gauge("ingress_systemd_units_left_out")
          .help("Units that patterns have found beyond the limit; they have no series.")
          .source("--config.file: units.limit; Manager.ListUnitsByPatterns")
          .build();

  static final MetricDefinition INFO =
      MetricDefinition.info("ingress_systemd_info")
          .labels("version")
          .help("The version of systemd.")
          .source("Manager: Version")
          .build();

  static final List<MetricDefinition> METRICS = List.of(UNITS, STATE, FAILED, LEFT_OUT, INFO);

  private static final List<String> STATES =
      List.of("initializing", "starting", "running", "degraded", "maintenance", "stopping");

  private SystemdMetrics() {}

  static void emit(MetricSink sink, SystemdState systemd) {
    if (!systemd.version().isEmpty()) {
      sink.family(INFO).add(1, systemd.version());
    }
    STATES.forEach(state -> sink.family(STATE).add(state.equals(systemd.state()) ? 1 : 0, state));
    if (!systemd.state().isEmpty() && !STATES.contains(systemd.state())) {
      sink.family(STATE).add(1, systemd.state());
    }
    sink.family(FAILED).addIfPresent(systemd.failed());
    sink.family(LEFT_OUT).add(systemd.leftOut());
  }

  /**
   * @param expected how many units the configuration names
   * @param units all that are known
   */
  static void count(MetricSink sink, int expected, List<Unit> units) {
    List<Unit> named = units.stream().filter(Unit::isExpected).toList();
    sink.family(UNITS)
        .add(expected, "expected")
        .add(named.stream().filter(Unit::isPresent).count(), "present")
        .add(named.stream().filter(Unit::isUp).count(), "up");
  }
}
