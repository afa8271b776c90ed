package io.tenken.ingress.systemd;

import static io.tenken.ingress.systemd.UnitProperty.ACCEPTED;
import static io.tenken.ingress.systemd.UnitProperty.ACTIVE_ENTER;
import static io.tenken.ingress.systemd.UnitProperty.CONNECTIONS;
import static io.tenken.ingress.systemd.UnitProperty.CPU;
import static io.tenken.ingress.systemd.UnitProperty.EXIT_CODE;
import static io.tenken.ingress.systemd.UnitProperty.EXIT_STATUS;
import static io.tenken.ingress.systemd.UnitProperty.MEMORY;
import static io.tenken.ingress.systemd.UnitProperty.REFUSED;
import static io.tenken.ingress.systemd.UnitProperty.RESTARTS;
import static io.tenken.ingress.systemd.UnitProperty.SERVICE_RESULT;
import static io.tenken.ingress.systemd.UnitProperty.SOCKET_RESULT;
import static io.tenken.ingress.systemd.UnitProperty.STATE_CHANGE;
import static io.tenken.ingress.systemd.UnitProperty.TASKS;
import static io.tenken.ingress.systemd.UnitProperty.TASKS_MAX;
import static io.tenken.ingress.systemd.UnitProperty.TIMER_RESULT;

import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalLong;

/** A unit as it was when it was read. What systemd does not know of it is empty. Immutable. */
public final class Unit {

  private static final double NANOS = 1e9;

  /** Values of ExecMainCode: those of {@code siginfo_t.si_code}. */
  private static final long EXITED = 1;

  private static final long KILLED = 2;
  private static final long DUMPED = 3;

  private final UnitRow row;
  private final boolean expected;
  private final UnitFacts facts;

  Unit(UnitRow row, boolean expected, UnitFacts facts) {
    this.row = row;
    this.expected = expected;
    this.facts = facts;
  }

  public String name() {
    return row.name();
  }

  /** What stands behind the last point of the name: {@code service}. */
  public String type() {
    return row.type();
  }

  /** Whether the configuration names it. */
  public boolean isExpected() {
    return expected;
  }

  public LoadState loadState() {
    return row.loadState();
  }

  public ActiveState activeState() {
    return row.activeState();
  }

  /** In the terms of its type: {@code running}, {@code auto-restart}, {@code waiting}. */
  public String subState() {
    return row.subState();
  }

  /** Whether systemd has a file for it that may be started, or it runs without. */
  public boolean isPresent() {
    return row.isThere();
  }

  public boolean isUp() {
    return row.activeState().isUp();
  }

  /** Seconds since 1970 of the last change of state. */
  public OptionalDouble changed() {
    return facts.seconds(STATE_CHANGE);
  }

  /** Seconds since 1970 when it became active; empty unless it is. */
  public OptionalDouble activeSince() {
    return isUp() ? facts.seconds(ACTIVE_ENTER) : OptionalDouble.empty();
  }

  /** Restarts by systemd itself since the last start by hand. */
  public OptionalLong restarts() {
    return facts.number(RESTARTS);
  }

  /** {@code success}, {@code exit-code}, {@code oom-kill}; empty for types that have none. */
  public String result() {
    return switch (type()) {
      case "service" -> facts.text(SERVICE_RESULT);
      case "timer" -> facts.text(TIMER_RESULT);
      case "socket" -> facts.text(SOCKET_RESULT);
      default -> "";
    };
  }

  /** Exit status of the main process; empty while it runs, or if a signal has ended it. */
  public OptionalLong exitStatus() {
    return exitCode() == EXITED ? facts.number(EXIT_STATUS) : OptionalLong.empty();
  }

  /** Number of the signal that has ended the main process. */
  public OptionalLong exitSignal() {
    long code = exitCode();
    return code == KILLED || code == DUMPED ? facts.number(EXIT_STATUS) : OptionalLong.empty();
  }

  private long exitCode() {
    return facts.number(EXIT_CODE).orElse(0);
  }

  /** Bytes; empty if memory is not accounted. */
  public OptionalLong memory() {
    return facts.number(MEMORY);
  }

  /** Seconds of CPU time; empty if it is not accounted. */
  public OptionalDouble cpu() {
    OptionalLong nanos = facts.number(CPU);
    return nanos.isPresent()
        ? OptionalDouble.of(nanos.getAsLong() / NANOS)
        : OptionalDouble.empty();
  }

  /** Processes and threads; empty if they are not counted. */
  public OptionalLong tasks() {
    return facts.number(TASKS);
  }

  /** Empty without limit. */
  public OptionalLong tasksMax() {
    return facts.number(TASKS_MAX);
  }

  /** Connections that a socket unit has accepted. */
  public OptionalLong accepted() {
    return facts.number(ACCEPTED);
  }

  /** Connections of a socket unit that are open. */
  public OptionalLong connections() {
    return facts.number(CONNECTIONS);
  }

  /** Connections that a socket unit has refused because of a limit. */
  public OptionalLong refused() {
    return facts.number(REFUSED);
  }

  /** Empty unless it is a timer. */
  public Optional<TimerPlan> timer() {
    return type().equals("timer") ? Optional.of(TimerPlan.of(row, facts)) : Optional.empty();
  }
}
