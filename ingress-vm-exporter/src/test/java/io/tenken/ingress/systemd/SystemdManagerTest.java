package io.tenken.ingress.systemd;

import static io.tenken.ingress.systemd.FakeSystemd.unit;
import static io.tenken.ingress.systemd.FakeSystemd.unloaded;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import io.tenken.core.spi.CollectorException;
import io.tenken.core.spi.Deadline;
import io.tenken.core.spi.FailureReason;
import io.tenken.core.spi.Ticker;
import io.tenken.core.testing.FakeTicker;
import io.tenken.core.untrusted.OperatorPattern;
import io.tenken.ingress.dbus.FakeBus;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@DisplayName("systemd, asked on the bus,")
class SystemdManagerTest {

  private static final long THEN = 1_790_000_000;
  private static final String DENIED = "org.freedesktop.DBus.Error.AccessDenied";

  @TempDir Path directory;

  private final FakeSystemd systemd = new FakeSystemd();
  private final FakeTicker ticker = new FakeTicker();
  private FakeBus bus;
  private SystemdManager manager;

  @BeforeEach
  void start() throws Exception {
    systemd.put(unit("a.service", "active", "running", THEN).with("NRestarts", 2));
    systemd.put(unit("b.service", "failed", "failed", THEN).with("Result", "exit-code"));
    systemd.put(unit("c.timer", "active", "waiting", THEN));
    systemd.put(unloaded("gone.service", "not-found"));
    bus = FakeBus.at(socket(), systemd);
    manager = new SystemdManager(socket(), ticker);
  }

  @AfterEach
  void stop() throws Exception {
    manager.close();
    bus.close();
  }

  @Test
  void tells_of_itself_and_of_the_units_that_are_expected() throws Exception {
    systemd.state("degraded", 1);

    SystemdState state = read(expecting("c.timer", "a.service", "missing.service"));

    assertThat(state.version()).isEqualTo("252.39-1~deb12u1");
    assertThat(state.state()).isEqualTo("degraded");
    assertThat(state.failed()).hasValue(1);
    assertThat(state.units())
        .extracting(Unit::name, Unit::isExpected, Unit::isPresent, Unit::isUp)
        .containsExactly(
            tuple("a.service", true, true, true),
            tuple("b.service", false, true, false),
            tuple("c.timer", true, true, true),
            tuple("missing.service", true, false, false));
  }

  @Test
  @DisplayName("knows an expected unit by the name of the configuration, also if it is an alias")
  void knows_aliases() throws Exception {
    systemd.alias("syslog.service", "a.service");

    assertThat(read(selection(List.of("syslog.service"), List.of("a*.service"), 10)).units())
        .extracting(Unit::name)
        .containsExactly("b.service", "syslog.service");
  }

  @Test
  @DisplayName("finds more by patterns, never what is not there")
  void finds_more_by_globs() throws Exception {
    assertThat(names(read(selection(List.of(), List.of("*.service"), 10))))
        .containsExactly("a.service", "b.service");
  }

  @Test
  @DisplayName("finds more by regular expressions in place of patterns; what has failed is there")
  void finds_more_by_regular_expressions() throws Exception {
    UnitSelection selection =
        new UnitSelection(
            List.of(),
            List.of("a*"),
            Optional.of(OperatorPattern.parse(".+")),
            Optional.of(OperatorPattern.parse(".+\\.service")),
            10,
            Resources.ALL);

    assertThat(names(read(selection))).containsExactly("b.service", "c.timer");
  }

  @Test
  @DisplayName("leaves out what is beyond the limit, and what has failed last")
  void keeps_to_the_limit() throws Exception {
    SystemdState state = read(selection(List.of(), List.of("*"), 2));

    assertThat(names(state)).containsExactly("a.service", "b.service");
    assertThat(state.leftOut()).isEqualTo(1);
    assertThat(names(read(selection(List.of(), List.of("*"), 1)))).containsExactly("b.service");
  }

  @Test
  @DisplayName("is asked for everything once, then only whether anything has changed")
  void asks_little_of_what_has_not_changed() throws Exception {
    read(expecting("a.service"));
    assertThat(bus.calls()).contains("NRestarts", "ActiveEnterTimestamp", "MemoryCurrent");
    bus.forgetCalls();

    SystemdState again = read(expecting("a.service"));

    assertThat(bus.calls())
        .containsExactly(
            "Version",
            "SystemState",
            "NFailedUnits",
            "ListUnitsByNames",
            "ListUnitsByPatterns",
            "StateChangeTimestamp",
            "StateChangeTimestamp");
    assertThat(again.units().get(0).restarts()).hasValue(2);
    assertThat(bus.connections()).isEqualTo(1);
  }

  @Test
  @DisplayName(
      "is asked for everything about a unit that was restarted since, though it looks alike")
  void notices_restarts() throws Exception {
    read(expecting("a.service"));
    systemd.put(unit("a.service", "active", "running", THEN + 1).with("NRestarts", 3));

    assertThat(read(expecting("a.service")).units().get(0).restarts()).hasValue(3);
  }

  @Test
  @DisplayName("is asked for everything again after minutes, for what changes without a trace")
  void refreshes() throws Exception {
    read(expecting("a.service"));
    systemd.put(unit("a.service", "active", "running", THEN).with("NRestarts", 0));

    assertThat(read(expecting("a.service")).units().get(0).restarts()).hasValue(2);
    ticker.advance(Duration.ofMinutes(10));
    assertThat(read(expecting("a.service")).units().get(0).restarts()).hasValue(0);
  }

  @Test
  @DisplayName("is asked for memory, CPU and tasks each time, unless it does not count them")
  void asks_for_resources() throws Exception {
    systemd.put(unit("a.service", "active", "running", THEN).with("MemoryCurrent", 100));
    systemd.put(unit("d.service", "active", "running", THEN).with("MemoryCurrent", -1));
    read(expecting("a.service", "d.service"));
    systemd.put(unit("a.service", "active", "running", THEN).with("MemoryCurrent", 200));
    bus.forgetCalls();

    List<Unit> units = read(expecting("a.service", "d.service")).units();

    assertThat(units.get(0).memory()).hasValue(200);
    assertThat(units.get(2).memory()).isEmpty();
    assertThat(bus.calls().stream().filter("MemoryCurrent"::equals)).hasSize(1);
  }

  @Test
  void is_asked_for_the_resources_of_the_units_that_matter() throws Exception {
    assertThat(callsWith(Resources.NONE)).doesNotContain("MemoryCurrent");
    assertThat(callsWith(Resources.EXPECTED).stream().filter("MemoryCurrent"::equals)).hasSize(1);
    assertThat(callsWith(Resources.ALL).stream().filter("MemoryCurrent"::equals)).hasSize(2);
  }

  private List<String> callsWith(Resources resources) throws Exception {
    bus.forgetCalls();
    try (SystemdManager fresh = new SystemdManager(socket(), ticker)) {
      manager.close();
      fresh.read(
          new UnitSelection(
              List.of("a.service"), List.of("*"), Optional.empty(), Optional.empty(), 9, resources),
          soon());
    }
    return bus.calls();
  }

  @Test
  @DisplayName("may lack a property, or lose a unit in the middle: the rest is told")
  void may_lack_something() throws Exception {
    systemd.answering("NRestarts", new FakeBus.Refusal("org.example.UnknownProperty", ""));
    systemd.answering("ActiveEnterTimestamp", FakeBus.values("ss", "two", "values"));

    Unit unit = read(expecting("a.service")).units().get(0);

    assertThat(unit.restarts()).isEmpty();
    assertThat(unit.activeSince()).isEmpty();
    assertThat(unit.changed()).hasValue(THEN);
  }

  @Test
  @DisplayName("is asked by a new connection if the bus was restarted, and nobody notices")
  void survives_a_restart_of_the_bus() throws Exception {
    read(expecting("a.service"));
    bus.disconnect();

    assertThat(names(read(expecting("a.service")))).contains("a.service");
    assertThat(bus.connections()).isEqualTo(2);
  }

  @Test
  @DisplayName("is asked by a new connection after a reading that has failed")
  void starts_anew_after_a_failure() throws Exception {
    systemd.answering("ListUnitsByNames", new FakeBus.Silence());
    assertFails(FailureReason.TIMEOUT, "has not answered in full");
    systemd.answering("ListUnitsByNames", FakeBus.values("a(ssssssouso)", List.of()));

    assertThat(names(read(expecting()))).containsExactly("b.service");
    assertThat(bus.connections()).isEqualTo(2);
  }

  @Test
  void may_refuse_to_be_asked() {
    systemd.answering("ListUnitsByNames", new FakeBus.Refusal(DENIED, "Rejected send message"));
    assertFails(
        FailureReason.PERMISSION,
        "the bus does not let us ask systemd for"
            + " org.freedesktop.systemd1.Manager.ListUnitsByNames ("
            + DENIED
            + ": Rejected send message)");
  }

  @Test
  void may_refuse_to_tell_properties_only() {
    systemd.answering("StateChangeTimestamp", new FakeBus.Refusal(DENIED, ""));
    assertFails(FailureReason.PERMISSION, "org.freedesktop.DBus.Properties.Get");
  }

  @Test
  void may_be_missing_on_the_bus() {
    for (String error : List.of("ServiceUnknown", "NameHasNoOwner", "Disconnected")) {
      systemd.answering("Version", new FakeBus.Refusal("org.freedesktop.DBus.Error." + error, ""));
      assertFails(FailureReason.UNREACHABLE, "systemd is not on the bus");
    }
    systemd.answering("Version", new FakeBus.Refusal("org.freedesktop.DBus.Error.NoReply", ""));
    assertFails(FailureReason.TIMEOUT, "systemd does not answer the bus");
    systemd.answering("Version", new FakeBus.Refusal("org.example.Odd", "no"));
    assertFails(
        FailureReason.PROTOCOL,
        "systemd refuses org.freedesktop.DBus.Properties.Get: org.example.Odd: no");
  }

  @Test
  void may_answer_what_makes_no_sense() {
    systemd.answering("ListUnitsByNames", FakeBus.values("as", List.of("no row")));
    assertFails(FailureReason.PARSE, "systemd listed what is no unit");
    systemd.answering("ListUnitsByNames", FakeBus.values("as", List.of()));
    assertFails(FailureReason.PARSE, "systemd answered ListUnitsByNames of 1 names with 0 rows");
    systemd.answering("ListUnitsByNames", FakeBus.values(""));
    assertFails(FailureReason.PARSE, "systemd answered ListUnitsByNames with 0 values");
  }

  private void assertFails(FailureReason reason, String problem) {
    assertThatThrownBy(() -> manager.read(expecting("a.service"), within(Duration.ofMillis(500))))
        .hasMessageContaining(problem)
        .isInstanceOfSatisfying(
            CollectorException.class, e -> assertThat(e.reason()).isEqualTo(reason));
  }

  private SystemdState read(UnitSelection selection) throws Exception {
    return manager.read(selection, soon());
  }

  private static List<String> names(SystemdState state) {
    return state.units().stream().map(Unit::name).toList();
  }

  private static UnitSelection expecting(String... names) {
    return selection(List.of(names), List.of(), 10);
  }

  private static UnitSelection selection(List<String> expected, List<String> globs, int limit) {
    return new UnitSelection(
        expected, globs, Optional.empty(), Optional.empty(), limit, Resources.EXPECTED);
  }

  private Path socket() {
    return directory.resolve("bus.sock");
  }

  private static Deadline soon() {
    return within(Duration.ofSeconds(30));
  }

  private static Deadline within(Duration time) {
    return Deadline.after(time, Ticker.system());
  }
}
