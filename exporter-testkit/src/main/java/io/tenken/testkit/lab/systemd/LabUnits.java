package io.tenken.testkit.lab.systemd;

import java.util.Map;

/** Units in every state that a load-balancer VM shows, good and bad. */
public final class LabUnits {

  private static final Map<String, String> ALL =
      Map.ofEntries(
          service("lab-steady", "ExecStart=/bin/sleep infinity"),
          service("lab-once", "Type=oneshot\nExecStart=/bin/true"),
          service("lab-remains", "Type=oneshot\nRemainAfterExit=yes\nExecStart=/bin/true"),
          service("lab-failing", "ExecStart=/bin/sh -c 'exit 3'"),
          service("lab-killed", "ExecStart=/bin/sh -c 'kill -9 $$$$'"),
          Map.entry(
              "lab-flapping.service",
              """
              [Unit]
              StartLimitIntervalSec=0
              [Service]
              ExecStart=/bin/sleep 0.05
              Restart=always
              RestartSec=50ms
              """),
          service(
              "lab-starting",
              "Type=notify\nTimeoutStartSec=infinity\nExecStart=/bin/sleep infinity"),
          service("lab-never", "ExecStart=/bin/sleep infinity"),
          Map.entry("lab-masked.service", ""),
          service("lab-broken", "ExecStart=no/absolute/path"),
          service("lab-soon", "Type=oneshot\nExecStart=/bin/true"),
          service("lab-calendar", "Type=oneshot\nExecStart=/bin/true"),
          timer("lab-soon", "OnActiveSec=10ms\nOnUnitActiveSec=1h\nAccuracySec=1ms"),
          timer("lab-calendar", "OnCalendar=*-01-01 00:00:00"),
          Map.entry("lab-door.socket", "[Socket]\nListenStream=/run/lab-door.sock\nAccept=yes\n"),
          service("lab-door@", "StandardInput=socket\nExecStart=/bin/cat"));

  private LabUnits() {}

  /**
   * Boots systemd with all of them, and brings each into its state.
   *
   * <ul>
   *   <li>{@code lab-steady.service} runs; {@code lab-once.service} has run and is gone; {@code
   *       lab-remains.service} has run and counts as active.
   *   <li>{@code lab-failing.service} has ended with status 3, {@code lab-killed.service} by signal
   *       9; {@code lab-flapping.service} ends and is started again, over and over; {@code
   *       lab-starting.service} never becomes ready.
   *   <li>{@code lab-never.service} was never started, {@code lab-masked.service} may not be,
   *       {@code lab-broken.service} has a file without sense, and {@code lab-missing.service} has
   *       none.
   *   <li>{@code lab-soon.timer} has run its service and will again in an hour, {@code
   *       lab-calendar.timer} waits for the new year; {@code lab-door.socket} has let one
   *       connection in.
   * </ul>
   */
  public static SystemdLab start() {
    SystemdLab lab = SystemdLab.start(ALL);
    try {
      arrange(lab);
      return lab;
    } catch (RuntimeException e) {
      lab.close();
      throw e;
    }
  }

  private static void arrange(SystemdLab lab) {
    lab.systemctl("start", "lab-steady.service", "lab-once.service", "lab-remains.service")
        .orThrow();
    lab.systemctl("start", "lab-soon.timer", "lab-calendar.timer", "lab-door.socket").orThrow();
    lab.systemctl("start", "lab-failing.service", "lab-killed.service", "lab-flapping.service");
    lab.systemctl("start", "--no-block", "lab-starting.service").orThrow();
    lab.knock("run/lab-door.sock");
    lab.await("lab-failing.service", "ActiveState", "failed");
    lab.await("lab-killed.service", "ActiveState", "failed");
    lab.await("lab-starting.service", "ActiveState", "activating");
    lab.await("lab-door.socket", "NAccepted", "1");
    lab.await("lab-door.socket", "NConnections", "0");
    lab.awaitNot("lab-soon.timer", "LastTriggerUSec", "");
    lab.awaitNot("lab-flapping.service", "NRestarts", "0");
  }

  private static Map.Entry<String, String> service(String name, String lines) {
    return Map.entry(name + ".service", "[Service]\n" + lines + "\n");
  }

  private static Map.Entry<String, String> timer(String name, String lines) {
    return Map.entry(name + ".timer", "[Timer]\n" + lines + "\n");
  }
}
