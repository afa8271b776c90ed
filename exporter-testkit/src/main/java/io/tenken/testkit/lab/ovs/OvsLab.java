package io.tenken.testkit.lab.ovs;

import io.tenken.testkit.lab.Await;
import io.tenken.testkit.lab.Command;
import io.tenken.testkit.lab.CommandResult;
import io.tenken.testkit.lab.LabDirectory;
import io.tenken.testkit.lab.LabException;
import io.tenken.testkit.lab.LabPart;
import io.tenken.testkit.lab.LabProcess;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * ovsdb-server and ovs-vswitchd in a directory and a network namespace of their own. Ports are taps
 * in that namespace and end with the switch.
 */
public final class OvsLab implements AutoCloseable {

  private static final Duration START = Duration.ofSeconds(60);
  private static final Duration LONG = Duration.ofMinutes(10);
  private static final String ANY_VERSION = "OpenFlow10,OpenFlow13,OpenFlow14,OpenFlow15";
  private static final String SCHEMA = "/usr/share/openvswitch/vswitch.ovsschema";

  private final LabDirectory directory;
  private final LabProcess database;
  private LabProcess vswitchd;

  private OvsLab(LabDirectory directory) {
    this.directory = directory;
    String configuration = directory.resolve("conf.db").toString();
    Command.of(LabPart.program("ovsdb-tool"), "create", configuration, SCHEMA).run().orThrow();
    this.database =
        LabProcess.start(
            directory,
            "ovsdb-server",
            List.of(
                LabPart.program("ovsdb-server"),
                configuration,
                "--remote=punix:" + databaseSocket(),
                "--unixctl=" + directory.resolve("ovsdb-server.ctl"),
                "--pidfile=" + directory.resolve("ovsdb-server.pid"),
                "-vfile:off"));
    database.awaitReady(START, () -> Files.exists(databaseSocket()));
    vsctl("--no-wait", "init");
    this.vswitchd = startSwitch();
  }

  /** Starts a switch without bridges and waits until it takes orders. */
  public static OvsLab start() {
    LabDirectory directory = LabDirectory.create("ovs");
    try {
      return new OvsLab(directory);
    } catch (RuntimeException e) {
      directory.close();
      throw e;
    }
  }

  /** Where the sockets of the bridges are: the {@code --ovs.rundir} of this switch. */
  public Path runDirectory() {
    return directory.path();
  }

  public Path databaseSocket() {
    return directory.resolve("db.sock");
  }

  /** For tests that freeze or kill it. */
  public LabProcess vswitchd() {
    return vswitchd;
  }

  /**
   * Kills the switch and starts it again: bridges and ports come back, flows do not. Returns when
   * every bridge answers.
   *
   * @throws LabException if one of them does not in time
   */
  public void restartSwitch() {
    vswitchd.kill();
    vswitchd = startSwitch();
    for (String bridge : vsctl("list-br").stdout().lines().toList()) {
      Await.until("bridge " + bridge + " answers", START, () -> answers(bridge));
    }
  }

  /** The socket alone says nothing: a switch that was killed leaves its own behind. */
  private boolean answers(String bridge) {
    return ofctl("--timeout=10", "-O", ANY_VERSION, "dump-aggregate", target(bridge)).succeeded();
  }

  /**
   * Adds a bridge that forwards nothing by itself.
   *
   * @param settings columns of the bridge, for example {@code protocols=OpenFlow10}
   */
  public void addBridge(String bridge, String... settings) {
    List<String> arguments =
        new ArrayList<>(List.of("add-br", bridge, "--", "set", "bridge", bridge));
    arguments.addAll(List.of("datapath_type=netdev", "fail-mode=secure"));
    arguments.addAll(List.of(settings));
    vsctl(arguments.toArray(String[]::new));
  }

  /**
   * Adds an internal port, or another one by its settings.
   *
   * @param settings columns of the interface, for example {@code ofport_request=3}
   */
  public void addPort(String bridge, String port, String... settings) {
    List<String> arguments =
        new ArrayList<>(List.of("add-port", bridge, port, "--", "set", "Interface", port));
    arguments.add("type=internal");
    arguments.addAll(List.of(settings));
    vsctl(arguments.toArray(String[]::new));
  }

  /** Connects two bridges by a pair of patch ports. */
  public void connect(String bridge, String port, String otherBridge, String otherPort) {
    addPort(bridge, port, "type=patch", "options:peer=" + otherPort);
    addPort(otherBridge, otherPort, "type=patch", "options:peer=" + port);
  }

  /** Adds flows in the syntax of {@code ovs-ofctl add-flows}, in one transaction. */
  public void addFlows(String bridge, String flows) {
    Path file = directory.write(bridge + ".flows", flows);
    ofctl("-O", "OpenFlow14", "--bundle", "add-flows", target(bridge), file.toString()).orThrow();
  }

  /** Tries one flow alone and tells whether the switch takes it. */
  public boolean accepts(String bridge, String flow) {
    return ofctl("-O", "OpenFlow14", "add-flow", target(bridge), flow).succeeded();
  }

  public void deleteFlows(String bridge) {
    ofctl("-O", "OpenFlow14", "del-flows", target(bridge)).orThrow();
  }

  /** What {@code ovs-ofctl dump-flows} prints. */
  public String dumpFlows(String bridge, String... options) {
    List<String> arguments = new ArrayList<>(List.of(options));
    arguments.add("dump-flows");
    arguments.add(target(bridge));
    return ofctl(arguments.toArray(String[]::new)).orThrow().stdout();
  }

  /** Runs ovs-vsctl on this switch. */
  public CommandResult vsctl(String... arguments) {
    List<String> command = new ArrayList<>();
    command.add(LabPart.program("ovs-vsctl"));
    command.add("--db=unix:" + databaseSocket());
    command.add("--timeout=60");
    command.addAll(List.of(arguments));
    return Command.of(command).within(LONG).run().orThrow();
  }

  /** Runs ovs-ofctl; a bridge is told by {@link #target}. */
  public CommandResult ofctl(String... arguments) {
    List<String> command = new ArrayList<>();
    command.add(LabPart.program("ovs-ofctl"));
    command.addAll(List.of(arguments));
    return Command.of(command).withEnvironment("LC_ALL", "C").within(LONG).run();
  }

  /** Runs a command of ovs-vswitchd itself. */
  public CommandResult appctl(String... arguments) {
    List<String> command = new ArrayList<>();
    command.add(LabPart.program("ovs-appctl"));
    command.add("--target=" + control());
    command.addAll(List.of(arguments));
    return Command.of(command).run();
  }

  /** The bridge as an argument of ovs-ofctl. */
  public String target(String bridge) {
    return "unix:" + directory.resolve(bridge + ".mgmt");
  }

  @Override
  public void close() {
    try (directory;
        database;
        LabProcess last = vswitchd) {
      if (last.isAlive()) {
        last.thaw();
        appctl("exit", "--cleanup");
      }
    }
  }

  private Path control() {
    return directory.resolve("ovs-vswitchd.ctl");
  }

  private LabProcess startSwitch() {
    LabProcess process =
        LabProcess.start(
            directory,
            "ovs-vswitchd",
            List.of(
                LabPart.program("unshare"),
                "--net",
                "--",
                LabPart.program("ovs-vswitchd"),
                "unix:" + databaseSocket(),
                "--unixctl=" + control(),
                "--pidfile=" + directory.resolve("ovs-vswitchd.pid"),
                "-vfile:off"),
            Map.of("OVS_RUNDIR", directory.path().toString()));
    try {
      return process.awaitReady(START, () -> appctl("version").succeeded());
    } catch (LabException failed) {
      process.close();
      throw failed;
    }
  }
}
