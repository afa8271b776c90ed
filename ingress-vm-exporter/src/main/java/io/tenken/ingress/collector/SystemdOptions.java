package io.tenken.ingress.collector;

import io.tenken.core.spi.ConfigurationException;
import io.tenken.core.spi.Setting;
import io.tenken.core.spi.Settings;
import io.tenken.core.untrusted.OperatorPattern;
import io.tenken.ingress.config.UnitsConfig;
import io.tenken.ingress.dbus.BusAddress;
import io.tenken.ingress.systemd.Resources;
import io.tenken.ingress.systemd.UnitSelection;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * @param socket of the system bus
 * @param selection which units are looked at
 * @param timeout for all questions of one run
 */
public record SystemdOptions(Path socket, UnitSelection selection, Duration timeout) {

  static final Setting<Path> SOCKET =
      Setting.path(
          "systemd.bus-socket",
          "Socket of the system bus; by default that of DBUS_SYSTEM_BUS_ADDRESS, or"
              + " /run/dbus/system_bus_socket.",
          "");

  static final Setting<OperatorPattern> INCLUDE =
      new Setting<>(
          "systemd.unit-include",
          "REGEX",
          "Units to look at beside those that are expected, in place of patterns.",
          List.of(),
          false,
          OperatorPattern::parse);

  static final Setting<OperatorPattern> EXCLUDE =
      new Setting<>(
          "systemd.unit-exclude",
          "REGEX",
          "Units that patterns do not take; those that have failed are shown all the same.",
          List.of(),
          false,
          OperatorPattern::parse);

  static final Setting<Resources> RESOURCES =
      Setting.choice(
          "systemd.resources",
          "Services of which memory, CPU time and tasks are asked: 0.2 ms of systemd and of the bus"
              + " each.",
          Resources.class,
          Resources.EXPECTED);

  static final Setting<Duration> TIMEOUT =
      Setting.duration("systemd.timeout", "The most time for all that systemd is asked.", "5s");

  public static final List<Setting<?>> SETTINGS =
      List.of(SOCKET, INCLUDE, EXCLUDE, RESOURCES, TIMEOUT);

  /**
   * @param environment of the process, with the address of the bus
   * @throws ConfigurationException if that address is none of a socket
   */
  public static SystemdOptions of(
      Settings settings, UnitsConfig units, Map<String, String> environment)
      throws ConfigurationException {
    Optional<Path> given = settings.find(SOCKET);
    Path socket = given.isPresent() ? given.get() : BusAddress.systemBus(environment);
    UnitSelection selection =
        new UnitSelection(
            units.expected(),
            units.patterns(),
            settings.find(INCLUDE),
            settings.find(EXCLUDE),
            units.limit(),
            settings.get(RESOURCES));
    return new SystemdOptions(socket, selection, settings.get(TIMEOUT));
  }
}
