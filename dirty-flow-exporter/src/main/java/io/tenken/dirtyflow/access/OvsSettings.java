package io.tenken.dirtyflow.access;

import io.tenken.core.spi.Setting;
import io.tenken.dirtyflow.ovs.OvsRunDirectory;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;

/** The options that say where the switch is and how it is asked. */
public final class OvsSettings {

  /** How flows are asked for. */
  public enum SourceKind {
    AUTO,
    NATIVE,
    COMMAND
  }

  public static final Setting<Path> RUN_DIRECTORY =
      Setting.path(
          "ovs.rundir",
          "Directory of the sockets of Open vSwitch; $OVS_RUNDIR or /var/run/openvswitch if not"
              + " given.",
          "");

  public static final Setting<String> BRIDGE =
      new Setting<>(
              "ovs.bridge",
              "BRIDGE",
              "Look at this bridge only; all bridges of the switch if not given.",
              List.of(),
              false,
              OvsSettings::bridgeName)
          .severalTimes();

  public static final Setting<SourceKind> SOURCE =
      Setting.choice(
          "ovs.source",
          "How flows are asked for: auto takes the management socket where it can be used, and"
              + " ovs-ofctl elsewhere.",
          SourceKind.class,
          SourceKind.AUTO);

  public static final Setting<Path> OFCTL =
      Setting.path("ovs.ofctl", "The program ovs-ofctl, by absolute path.", "/usr/bin/ovs-ofctl");

  public static final Setting<Path> DATABASE =
      Setting.path(
          "ovs.db-socket", "Socket of the database; db.sock in --ovs.rundir if not given.", "");

  public static final Setting<Duration> INTERVAL =
      Setting.duration(
          "flows.interval",
          "Pause between two dumps, at least; never less than 20 times the duration of a dump.",
          "15s");

  public static final Setting<Duration> MAX_AGE =
      Setting.duration("flows.max-age", "Drop flow metrics that are older than this.", "15m");

  public static final Setting<Integer> MAX_DUMP_MEGABYTES =
      Setting.number(
          "flows.max-dump-megabytes", "A larger dump of one bridge is a failure.", 512, 1, 8192);

  public static final List<Setting<?>> ALL =
      List.of(
          RUN_DIRECTORY, BRIDGE, SOURCE, OFCTL, DATABASE, INTERVAL, MAX_AGE, MAX_DUMP_MEGABYTES);

  private OvsSettings() {}

  private static String bridgeName(String name) {
    if (!OvsRunDirectory.isBridgeName(name)) {
      throw new IllegalArgumentException("expected the name of a bridge");
    }
    return name;
  }
}
