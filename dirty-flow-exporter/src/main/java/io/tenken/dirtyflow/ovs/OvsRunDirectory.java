package io.tenken.dirtyflow.ovs;

import io.tenken.core.spi.CollectorException;
import io.tenken.core.spi.FailureReason;
import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * The directory in which Open vSwitch keeps its sockets. Immutable.
 *
 * @param path usually {@code /var/run/openvswitch}
 */
public record OvsRunDirectory(Path path) {

  private static final String MANAGEMENT = ".mgmt";

  /** What a bridge may be called: it becomes part of a path and an argument of a program. */
  private static final Pattern BRIDGE = Pattern.compile("[A-Za-z0-9_.][A-Za-z0-9_.-]{0,63}");

  /** The management socket of a bridge. */
  public Path managementSocket(String bridge) {
    return path.resolve(bridge + MANAGEMENT);
  }

  /** The socket of the configuration database. */
  public Path databaseSocket() {
    return path.resolve("db.sock");
  }

  /**
   * The bridges that have a management socket, sorted.
   *
   * @throws CollectorException UNREACHABLE or PERMISSION if the directory can't be read
   */
  public List<String> bridges() throws CollectorException {
    try (Stream<Path> entries = Files.list(path)) {
      return entries
          .map(entry -> entry.getFileName().toString())
          .filter(name -> name.endsWith(MANAGEMENT))
          .map(name -> name.substring(0, name.length() - MANAGEMENT.length()))
          .filter(OvsRunDirectory::isBridgeName)
          .sorted()
          .toList();
    } catch (AccessDeniedException denied) {
      throw new CollectorException(
          FailureReason.PERMISSION,
          "list bridges in %s: no permission; let the user of the exporter read it".formatted(path),
          denied);
    } catch (IOException missing) {
      throw new CollectorException(
          FailureReason.UNREACHABLE,
          "list bridges in %s: no such directory; does Open vSwitch run, and is --ovs.rundir right?"
              .formatted(path),
          missing);
    }
  }

  /** True for names that can be neither an option nor another path. */
  public static boolean isBridgeName(String name) {
    return BRIDGE.matcher(name).matches();
  }
}
