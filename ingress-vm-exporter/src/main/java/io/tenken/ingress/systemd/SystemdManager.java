package io.tenken.ingress.systemd;

import io.tenken.core.spi.CollectorException;
import io.tenken.core.spi.Deadline;
import io.tenken.core.spi.FailureReason;
import io.tenken.core.spi.Ticker;
import io.tenken.ingress.dbus.DbusConnection;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * systemd's manager, asked on the system bus by one connection that is kept. A reading takes three
 * rounds of questions at most, whatever the number of units: the lists, what changes often, and
 * what has to be asked anew because a unit has changed its state.
 *
 * <p>For one thread; only {@link #close} may come from another one.
 */
public final class SystemdManager implements AutoCloseable {

  private final Path socket;
  private final UnitReader reader;
  private volatile @Nullable DbusConnection connection;

  /**
   * Connects to nothing yet.
   *
   * @param socket of the system bus
   */
  public SystemdManager(Path socket, Ticker ticker) {
    this.socket = socket;
    this.reader = new UnitReader(new UnitCache(ticker));
  }

  /**
   * Asks for the manager and the units of a selection.
   *
   * @throws CollectorException UNREACHABLE, PERMISSION, TIMEOUT, or PROTOCOL and PARSE for answers
   *     that make no sense
   */
  public SystemdState read(UnitSelection selection, Deadline deadline)
      throws CollectorException, InterruptedException {
    DbusConnection kept = connection;
    if (kept != null) {
      try {
        return read(kept, selection, deadline);
      } catch (CollectorException broken) {
        // The bus was restarted since the last reading: that is no failure of this one.
        if (broken.reason() != FailureReason.PROTOCOL) {
          throw broken;
        }
      }
    }
    DbusConnection fresh = DbusConnection.open(socket, deadline);
    connection = fresh;
    return read(fresh, selection, deadline);
  }

  private SystemdState read(DbusConnection bus, UnitSelection selection, Deadline deadline)
      throws CollectorException, InterruptedException {
    try {
      UnitLists lists = UnitLists.ask(bus, selection, deadline);
      List<UnitRow> rows = new ArrayList<>(lists.expected());
      rows.addAll(lists.others());
      Map<String, UnitFacts> facts = reader.read(bus, rows, accounted(lists, selection), deadline);
      return new SystemdState(
          lists.version(), lists.state(), lists.failed(), units(lists, facts), lists.leftOut());
    } catch (CollectorException | InterruptedException | RuntimeException failure) {
      close();
      throw failure;
    }
  }

  private static Set<String> accounted(UnitLists lists, UnitSelection selection) {
    List<UnitRow> rows = new ArrayList<>();
    if (selection.resources() != Resources.NONE) {
      rows.addAll(lists.expected());
    }
    if (selection.resources() == Resources.ALL) {
      rows.addAll(lists.others());
    }
    return rows.stream().map(UnitRow::name).collect(Collectors.toSet());
  }

  private static List<Unit> units(UnitLists lists, Map<String, UnitFacts> facts) {
    List<Unit> units = new ArrayList<>();
    for (UnitRow row : lists.expected()) {
      units.add(new Unit(row, true, facts.getOrDefault(row.name(), UnitFacts.NONE)));
    }
    for (UnitRow row : lists.others()) {
      units.add(new Unit(row, false, facts.getOrDefault(row.name(), UnitFacts.NONE)));
    }
    units.sort(Comparator.comparing(Unit::name));
    return units;
  }

  @Override
  public void close() {
    DbusConnection open = connection;
    connection = null;
    if (open != null) {
      open.close();
    }
  }
}
