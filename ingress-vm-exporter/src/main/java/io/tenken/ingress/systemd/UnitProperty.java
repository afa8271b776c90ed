package io.tenken.ingress.systemd;

import java.util.Arrays;
import java.util.List;

/** The properties of units that are asked for, and how often they have to be. */
enum UnitProperty {
  /** Moves with every change of state, also if the unit is in the same state again. */
  STATE_CHANGE("", "StateChangeTimestamp", Pace.STAMP),
  STATE_CHANGE_MONOTONIC("timer", "Unit", "StateChangeTimestampMonotonic", Pace.STEADY),
  ACTIVE_ENTER("", "ActiveEnterTimestamp", Pace.STEADY),

  SERVICE_RESULT("service", "Service", "Result", Pace.STEADY),
  RESTARTS("service", "Service", "NRestarts", Pace.STEADY),
  EXIT_CODE("service", "Service", "ExecMainCode", Pace.STEADY),
  EXIT_STATUS("service", "Service", "ExecMainStatus", Pace.STEADY),
  TASKS_MAX("service", "Service", "TasksMax", Pace.STEADY),
  TASKS("service", "Service", "TasksCurrent", Pace.RESOURCE),
  MEMORY("service", "Service", "MemoryCurrent", Pace.RESOURCE),
  CPU("service", "Service", "CPUUsageNSec", Pace.RESOURCE),

  TIMER_RESULT("timer", "Timer", "Result", Pace.STEADY),
  LAST_TRIGGER("timer", "Timer", "LastTriggerUSec", Pace.STEADY),
  NEXT_REALTIME("timer", "Timer", "NextElapseUSecRealtime", Pace.STEADY),
  NEXT_MONOTONIC("timer", "Timer", "NextElapseUSecMonotonic", Pace.STEADY),
  ACCURACY("timer", "Timer", "AccuracyUSec", Pace.STEADY),

  SOCKET_RESULT("socket", "Socket", "Result", Pace.STEADY),
  ACCEPTED("socket", "Socket", "NAccepted", Pace.COUNT),
  CONNECTIONS("socket", "Socket", "NConnections", Pace.COUNT),
  REFUSED("socket", "Socket", "NRefused", Pace.COUNT);

  /** When a value has to be asked for. */
  enum Pace {
    /** With every reading: tells whether the steady ones still hold. */
    STAMP,
    /** When the unit has changed its state. */
    STEADY,
    /** With every reading. */
    COUNT,
    /** With every reading, of units that are accounted. */
    RESOURCE
  }

  private static final String INTERFACE = "org.freedesktop.systemd1.";

  private final String unitType;
  private final String interfaceName;
  private final String property;
  private final Pace pace;

  UnitProperty(String unitType, String property, Pace pace) {
    this(unitType, "Unit", property, pace);
  }

  UnitProperty(String unitType, String interfaceName, String property, Pace pace) {
    this.unitType = unitType;
    this.interfaceName = INTERFACE + interfaceName;
    this.property = property;
    this.pace = pace;
  }

  /** Those that a unit of this type has. */
  static List<UnitProperty> of(String unitType, Pace pace) {
    return Arrays.stream(values())
        .filter(property -> property.pace == pace)
        .filter(property -> property.unitType.isEmpty() || property.unitType.equals(unitType))
        .toList();
  }

  boolean isSteady() {
    return pace == Pace.STAMP || pace == Pace.STEADY;
  }

  /** The interface of the bus that has it. */
  String interfaceName() {
    return interfaceName;
  }

  String property() {
    return property;
  }
}
