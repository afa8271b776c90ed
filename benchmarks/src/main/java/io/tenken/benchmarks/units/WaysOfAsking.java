package io.tenken.benchmarks.units;

import io.tenken.benchmarks.scrape.Measurement;
import io.tenken.core.spi.Deadline;
import io.tenken.core.spi.Ticker;
import io.tenken.ingress.dbus.DbusConnection;
import io.tenken.ingress.dbus.DbusValue;
import io.tenken.ingress.dbus.MethodCall;
import io.tenken.ingress.dbus.Reply;
import io.tenken.testkit.lab.systemd.SystemdLab;
import java.io.PrintStream;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** What systemd and the bus pay for the ways of asking that were weighed (ADR 0011). */
final class WaysOfAsking {

  private static final String SYSTEMD = "org.freedesktop.systemd1";
  private static final String UNIT = SYSTEMD + ".Unit";
  private static final String SERVICE = SYSTEMD + ".Service";
  private static final String STAMP = "StateChangeTimestamp";
  private static final List<String> WANTED =
      List.of("Result", "NRestarts", "ExecMainCode", "ExecMainStatus", "TasksMax", "TasksCurrent");
  private static final int WARM = 5;
  private static final int TIMES = 20;

  private final SystemdLab lab;
  private final Deadline deadline = Deadline.after(Duration.ofMinutes(5), Ticker.system());

  WaysOfAsking(SystemdLab lab) {
    this.lab = lab;
  }

  void print(PrintStream out) throws Exception {
    try (DbusConnection bus = DbusConnection.open(lab.busSocket(), deadline)) {
      List<String> paths = services(bus);
      out.printf(
          "| %d services, asked for | calls | ms | CPU of systemd ms | of dbus-daemon ms |%n",
          paths.size());
      out.println("|---|---|---|---|---|");
      row(out, bus, "their list", List.of(list()));
      row(out, bus, "one property each, sent without waiting", properties(paths, false));
      row(out, bus, "eight properties each, sent without waiting", properties(paths, true));
      row(out, bus, "`GetAll` of Unit and Service", everything(paths));
    }
  }

  private void row(PrintStream out, DbusConnection bus, String way, List<MethodCall> calls)
      throws Exception {
    Measurement.of(() -> ask(bus, calls), List.of(), WARM);
    Measurement cost = Measurement.of(() -> ask(bus, calls), SystemdClocks.of(lab), TIMES);
    out.printf(
        "| %s | %d | %.1f | %.1f | %.1f |%n",
        way,
        calls.size(),
        cost.median(),
        cost.cpu(SystemdClocks.SYSTEMD),
        cost.cpu(SystemdClocks.BUS));
  }

  private String ask(DbusConnection bus, List<MethodCall> calls) throws Exception {
    return bus.call(calls, deadline).size() + " answers";
  }

  private List<String> services(DbusConnection bus) throws Exception {
    Reply reply = bus.call(List.of(list()), deadline).get(0);
    List<String> paths = new ArrayList<>();
    for (DbusValue row : ((Reply.Returned) reply).values().get(0).items()) {
      String name = row.items().get(0).asText().orElse("");
      String load = row.items().get(2).asText().orElse("");
      if (name.endsWith(".service") && load.equals("loaded")) {
        paths.add(row.items().get(6).asText().orElse(""));
      }
    }
    return paths;
  }

  private static MethodCall list() {
    return new MethodCall(
        SYSTEMD, "/org/freedesktop/systemd1", SYSTEMD + ".Manager", "ListUnits", List.of());
  }

  private static List<MethodCall> properties(List<String> paths, boolean all) {
    List<MethodCall> calls = new ArrayList<>();
    for (String path : paths) {
      calls.add(MethodCall.property(SYSTEMD, path, UNIT, STAMP));
      if (all) {
        calls.add(MethodCall.property(SYSTEMD, path, UNIT, "ActiveEnterTimestamp"));
        WANTED.forEach(name -> calls.add(MethodCall.property(SYSTEMD, path, SERVICE, name)));
      }
    }
    return calls;
  }

  private static List<MethodCall> everything(List<String> paths) {
    List<MethodCall> calls = new ArrayList<>();
    for (String path : paths) {
      for (String ofInterface : List.of(UNIT, SERVICE)) {
        calls.add(
            new MethodCall(
                SYSTEMD,
                path,
                "org.freedesktop.DBus.Properties",
                "GetAll",
                List.of(new MethodCall.Text(ofInterface))));
      }
    }
    return calls;
  }
}
