package io.tenken.dirtyflow.lab;

import static org.assertj.core.api.Assertions.assertThat;

import io.tenken.core.spi.FailureReason;
import io.tenken.core.testing.RecordingSink;
import io.tenken.dirtyflow.lab.WatchedSwitch.Way;
import io.tenken.dirtyflow.metrics.BridgeMetrics;
import io.tenken.dirtyflow.metrics.FlowMetrics;
import io.tenken.testkit.command.InstalledCommand;
import io.tenken.testkit.command.JavaRuntime;
import io.tenken.testkit.lab.Command;
import io.tenken.testkit.lab.CommandResult;
import io.tenken.testkit.lab.LabPart;
import io.tenken.testkit.lab.RequiresLab;
import io.tenken.testkit.lab.Signals;
import io.tenken.testkit.lab.ovs.OvsLab;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

@RequiresLab(LabPart.OVS)
@DisplayName("A real switch")
@Timeout(120)
class SwitchFaultIT {

  private static final Duration PATIENCE = Duration.ofSeconds(30);
  private static final Duration BRIEF = Duration.ofSeconds(2);
  private static final String UP = "dirtyflow_up{bridge=\"%s\"} %d";

  private OvsLab lab;

  @BeforeEach
  void start() {
    lab = OvsLab.start();
    for (String bridge : List.of("br-ex", "br-int")) {
      lab.addBridge(bridge);
      lab.addFlows(bridge, "table=1,ip,actions=drop\ntable=2,actions=NORMAL\n");
    }
  }

  @AfterEach
  void stop() {
    if (lab != null) {
      lab.close();
    }
  }

  @ParameterizedTest
  @EnumSource
  @DisplayName("that is stopped is given up at the deadline, by name, and is back at the next dump")
  void frozen(Way way) throws Exception {
    WatchedSwitch watched = new WatchedSwitch(lab, way);
    requireWell(watched.flows(PATIENCE));
    lab.vswitchd().freeze();
    long start = System.nanoTime();
    RecordingSink frozen = watched.flows(BRIEF);
    Duration took = Duration.ofNanos(System.nanoTime() - start);

    assertThat(took).isLessThan(BRIEF.plusSeconds(2));
    requireDown(frozen, "br-ex", FailureReason.TIMEOUT, "ovs-vswitchd may hang");
    requireDown(frozen, "br-int", FailureReason.TIMEOUT, "ovs-vswitchd may hang");
    RecordingSink bridges = watched.bridges(BRIEF);
    assertThat(bridges.lines(BridgeMetrics.PORTS)).hasSize(8);
    assertThat(bridges.lines(BridgeMetrics.GROUPS)).isEmpty();

    lab.vswitchd().thaw();
    requireWell(watched.flows(PATIENCE));
    assertThat(watched.bridges(PATIENCE).partials()).isEmpty();
  }

  @ParameterizedTest
  @EnumSource
  @DisplayName("that is killed is unreachable; started again it has no flows, which is no failure")
  void restarted(Way way) throws Exception {
    WatchedSwitch watched = new WatchedSwitch(lab, way);
    requireWell(watched.flows(PATIENCE));
    lab.vswitchd().kill();
    requireDown(watched.flows(PATIENCE), "br-int", FailureReason.UNREACHABLE, "ovs-vswitchd");

    lab.restartSwitch();
    RecordingSink again = watched.flows(PATIENCE);
    assertThat(again.partials()).isEmpty();
    assertThat(again.lines(FlowMetrics.UP))
        .containsExactly(UP.formatted("br-ex", 1), UP.formatted("br-int", 1));
    assertThat(again.lines(FlowMetrics.FLOWS)).isEmpty();
    assertThat(again.lines(FlowMetrics.CHANGES))
        .contains("dirtyflow_flow_changes_total{bridge=\"br-int\",change=\"removed\"} 2");
  }

  @ParameterizedTest
  @EnumSource
  @DisplayName(
      "whose bridge is deleted loses it from the page, or says so if it was asked for by name")
  void deleted(Way way) throws Exception {
    WatchedSwitch all = new WatchedSwitch(lab, way);
    WatchedSwitch named = new WatchedSwitch(lab, way, "br-ex", "br-int");
    requireWell(all.flows(PATIENCE));
    requireWell(named.flows(PATIENCE));
    lab.vsctl("del-br", "br-ex");

    RecordingSink rest = all.flows(PATIENCE);
    assertThat(rest.partials()).isEmpty();
    assertThat(rest.lines(FlowMetrics.UP)).containsExactly(UP.formatted("br-int", 1));
    RecordingSink missing = named.flows(PATIENCE);
    requireDown(missing, "br-ex", FailureReason.UNREACHABLE, "--ovs.rundir");
    requireUp(missing, "br-int");
  }

  @ParameterizedTest
  @EnumSource
  @DisplayName("whose bridge speaks OpenFlow 1.0 only is told so, with the remedy; the others stay")
  void otherVersion(Way way) throws Exception {
    lab.addBridge("br-old", "protocols=OpenFlow10");
    RecordingSink sink = new WatchedSwitch(lab, way).flows(PATIENCE);

    requireDown(
        sink, "br-old", FailureReason.PROTOCOL, "ovs-vsctl add bridge br-old protocols OpenFlow13");
    requireUp(sink, "br-ex");
    requireUp(sink, "br-int");
  }

  @ParameterizedTest
  @ValueSource(strings = {"native", "command", "auto"})
  @DisplayName("whose socket may not be opened is told so, with the remedy; the others stay")
  void noPermission(String source) throws Exception {
    Path socket = lab.runDirectory().resolve("br-int.mgmt");
    Set<PosixFilePermission> before = Files.getPosixFilePermissions(socket);
    Files.setPosixFilePermissions(socket, PosixFilePermissions.fromString("---------"));
    CommandResult run = dumpWithoutPowers("--ovs.source=" + source);
    Files.setPosixFilePermissions(socket, before);

    assertThat(run.status()).isEqualTo(1);
    assertThat(run.stderr())
        .contains("reason=permission", "bridge br-int")
        .containsAnyOf("let its user write to that", "let the user of the exporter open");
    assertThat(run.stdout()).contains("table=2, actions=NORMAL");
  }

  @Test
  @DisplayName("whose database is stopped has flows, groups and meters all the same")
  void databaseStopped() throws Exception {
    WatchedSwitch watched = new WatchedSwitch(lab, Way.AUTO);
    Signals.freeze(databasePid());
    RecordingSink bridges = watched.bridges(BRIEF);
    requireWell(watched.flows(PATIENCE));
    Signals.thaw(databasePid());

    assertThat(bridges.lines(BridgeMetrics.GROUPS)).hasSize(2);
    assertThat(bridges.lines(BridgeMetrics.METERS)).hasSize(2);
    assertThat(bridges.lines(BridgeMetrics.PORTS)).isEmpty();
    assertThat(bridges.partials()).hasSize(1);
    requireDatabaseAway(bridges, FailureReason.TIMEOUT);
    assertThat(watched.bridges(PATIENCE).partials()).isEmpty();
  }

  /** Without its database ovs-vswitchd serves no OpenFlow connection, whoever asks. */
  @Test
  @DisplayName("whose database is killed answers nothing, and the page says what it waits for")
  void databaseKilled() throws Exception {
    ProcessHandle database = ProcessHandle.of(databasePid()).orElseThrow();
    database.destroyForcibly();
    database.onExit().join();
    WatchedSwitch watched = new WatchedSwitch(lab, Way.AUTO);

    requireDatabaseAway(watched.bridges(BRIEF), FailureReason.UNREACHABLE);
    RecordingSink flows = watched.flows(BRIEF);
    requireDown(flows, "br-ex", FailureReason.TIMEOUT, "wait for ovsdb-server");
    requireDown(flows, "br-int", FailureReason.TIMEOUT, "wait for ovsdb-server");
  }

  /** A switch takes orders before its bridges are there again. */
  private long databasePid() throws IOException {
    return Long.parseLong(Files.readString(lab.runDirectory().resolve("ovsdb-server.pid")).strip());
  }

  /** As root, but without the power to open what its mode forbids. */
  private CommandResult dumpWithoutPowers(String option) {
    Command command =
        InstalledCommand.ofThisModule("dirty-flow-exporter")
            .on(
                JavaRuntime.current(),
                "dump",
                "--ovs.rundir=" + lab.runDirectory(),
                "--log.level=warn",
                option);
    List<String> arguments =
        new ArrayList<>(
            List.of(
                LabPart.program("setpriv"), "--bounding-set=-dac_override,-dac_read_search", "--"));
    arguments.addAll(command.arguments());
    return Command.of(arguments)
        .withEnvironment("JAVA_HOME", JavaRuntime.current().home().toString())
        .run();
  }

  private static void requireDatabaseAway(RecordingSink sink, FailureReason reason) {
    assertThat(sink.partials())
        .anySatisfy(
            partial -> {
              assertThat(partial.reason()).isEqualTo(reason);
              assertThat(partial.detail())
                  .contains("read the database", "db.sock", "does ovsdb-server run well");
            });
  }

  private static void requireWell(RecordingSink sink) {
    assertThat(sink.partials()).isEmpty();
    requireUp(sink, "br-ex");
    requireUp(sink, "br-int");
  }

  private static void requireUp(RecordingSink sink, String bridge) {
    assertThat(sink.lines(FlowMetrics.UP)).contains(UP.formatted(bridge, 1));
    assertThat(sink.lines(FlowMetrics.FLOWS))
        .contains(
            "dirtyflow_flows{bridge=\"%s\",table=\"1\"} 1".formatted(bridge),
            "dirtyflow_flows{bridge=\"%s\",table=\"2\"} 1".formatted(bridge));
  }

  private static void requireDown(
      RecordingSink sink, String bridge, FailureReason reason, String remedy) {
    assertThat(sink.lines(FlowMetrics.UP)).contains(UP.formatted(bridge, 0));
    assertThat(sink.lines(FlowMetrics.FLOWS)).noneMatch(line -> line.contains(bridge));
    assertThat(sink.partials())
        .anySatisfy(
            partial -> {
              assertThat(partial.reason()).isEqualTo(reason);
              assertThat(partial.detail()).contains("bridge " + bridge, remedy);
            });
  }
}
