package io.tenken.dirtyflow.access;

import io.tenken.core.spi.ConfigurationException;
import io.tenken.core.spi.Schedule;
import io.tenken.core.spi.Settings;
import io.tenken.dirtyflow.ovs.AutoFlowSource;
import io.tenken.dirtyflow.ovs.CommandFlowSource;
import io.tenken.dirtyflow.ovs.FlowSource;
import io.tenken.dirtyflow.ovs.NativeFlowSource;
import io.tenken.dirtyflow.ovs.OvsRunDirectory;
import io.tenken.dirtyflow.ovs.OvsdbClient;
import io.tenken.dirtyflow.table.StableHash;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.Map;

/** Ways to the switch, as the settings want them. Immutable. */
public final class OvsAccess {

  private static final String DEFAULT_RUN_DIRECTORY = "/var/run/openvswitch";

  /** The switch stands still while it answers: it gets twenty times as long to work. */
  private static final int REST_FACTOR = 20;

  private final Settings settings;
  private final OvsRunDirectory runDirectory;
  private final StableHash hash;

  private OvsAccess(Settings settings, OvsRunDirectory runDirectory) {
    this.settings = settings;
    this.runDirectory = runDirectory;
    SecureRandom random = new SecureRandom();
    this.hash = new StableHash(random.nextLong(), random.nextLong());
  }

  /**
   * @param environment of the process, for OVS_RUNDIR
   * @throws ConfigurationException if settings contradict each other
   */
  public static OvsAccess of(Settings settings, Map<String, String> environment)
      throws ConfigurationException {
    if (settings.get(OvsSettings.MAX_AGE).compareTo(settings.get(OvsSettings.INTERVAL)) < 0) {
      throw new ConfigurationException("--flows.max-age must not be below --flows.interval");
    } else if (!settings.get(OvsSettings.OFCTL).isAbsolute()) {
      throw new ConfigurationException("--ovs.ofctl must be an absolute path");
    }
    Path directory =
        settings
            .find(OvsSettings.RUN_DIRECTORY)
            .orElseGet(
                () -> Path.of(environment.getOrDefault("OVS_RUNDIR", DEFAULT_RUN_DIRECTORY)));
    return new OvsAccess(settings, new OvsRunDirectory(directory));
  }

  public OvsRunDirectory runDirectory() {
    return runDirectory;
  }

  public BridgeList bridges() {
    return new BridgeList(runDirectory, settings.all(OvsSettings.BRIDGE));
  }

  /** A source of flows; every caller gets one of its own. */
  public FlowSource flows() {
    long maxBytes = (long) settings.get(OvsSettings.MAX_DUMP_MEGABYTES) << 20;
    FlowSource command =
        new CommandFlowSource(settings.get(OvsSettings.OFCTL), runDirectory, maxBytes, hash);
    FlowSource socket = new NativeFlowSource(runDirectory, maxBytes, hash);
    return switch (settings.get(OvsSettings.SOURCE)) {
      case AUTO -> new AutoFlowSource(socket, command);
      case NATIVE -> socket;
      case COMMAND -> command;
    };
  }

  public OvsdbClient database() {
    return new OvsdbClient(
        settings.find(OvsSettings.DATABASE).orElseGet(runDirectory::databaseSocket));
  }

  /** When flows are dumped. */
  public Schedule flowSchedule() {
    Duration interval = settings.get(OvsSettings.INTERVAL);
    return new Schedule.InBackground(interval, settings.get(OvsSettings.MAX_AGE), REST_FACTOR);
  }
}
