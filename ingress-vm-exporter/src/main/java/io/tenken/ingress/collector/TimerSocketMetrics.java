package io.tenken.ingress.collector;

import static io.tenken.core.model.Unit.SECONDS;

import io.tenken.core.model.MetricDefinition;
import io.tenken.core.spi.MetricSink;
import io.tenken.ingress.systemd.Unit;
import java.time.Instant;
import java.util.List;

/** What timers and sockets have besides. */
final class TimerSocketMetrics {

  private static final String NAME = "name";
  private static final String TIMER = "timer";
  private static final String SOCKET = "socket";

  static final MetricDefinition LAST_TRIGGER =
      MetricDefinition.gauge("systemd_timer_last_trigger_seconds")
          .unit(SECONDS)
          .labels(NAME)
          .help("When the timer last ran, in seconds since 1970; absent if it never has.")
          .source("Timer: LastTriggerUSec")
          .per(TIMER)
          .build();

  static final MetricDefinition NEXT =
      MetricDefinition.gauge("ingress_timer_next_timestamp_seconds")
          .unit(SECONDS)
          .labels(NAME)
          .help("When the timer will run next; absent if no run is planned.")
          .source("Timer: NextElapseUSecRealtime, NextElapseUSecMonotonic, whichever is earlier")
          .per(TIMER)
          .build();

  static final MetricDefinition LATE =
      MetricDefinition.gauge("ingress_timer_late")
          .labels(NAME)
          .help("1 if the next run should have begun more than a minute ago, else 0.")
          .source("Timer: next run and AccuracyUSec, against the clock")
          .per(TIMER)
          .build();

  static final MetricDefinition ACCEPTED =
      MetricDefinition.counter("systemd_socket_accepted_connections_total")
          .labels(NAME)
          .help("Connections that systemd has accepted for the socket.")
          .source("Socket: NAccepted")
          .per(SOCKET)
          .build();

  static final MetricDefinition CONNECTIONS =
      MetricDefinition.gauge("systemd_socket_current_connections")
          .labels(NAME)
          .help("Connections of the socket that are open, where each has its own service.")
          .source("Socket: NConnections")
          .per(SOCKET)
          .build();

  static final MetricDefinition REFUSED =
      MetricDefinition.counter("systemd_socket_refused_connections_total")
          .labels(NAME)
          .help("Connections that systemd has refused because the socket had too many.")
          .source("Socket: NRefused")
          .per(SOCKET)
          .build();

  static final List<MetricDefinition> METRICS =
      List.of(LAST_TRIGGER, NEXT, LATE, ACCEPTED, CONNECTIONS, REFUSED);

  private TimerSocketMetrics() {}

  static void emit(MetricSink sink, Unit unit, Instant now) {
    String name = unit.name();
    unit.timer()
        .ifPresent(
            plan -> {
              sink.family(LAST_TRIGGER).addIfPresent(plan.last(), name);
              sink.family(NEXT).addIfPresent(plan.next(), name);
              sink.family(LATE).add(plan.isLate(now) ? 1 : 0, name);
            });
    sink.family(ACCEPTED).addIfPresent(unit.accepted(), name);
    sink.family(CONNECTIONS).addIfPresent(unit.connections(), name);
    sink.family(REFUSED).addIfPresent(unit.refused(), name);
  }
}
