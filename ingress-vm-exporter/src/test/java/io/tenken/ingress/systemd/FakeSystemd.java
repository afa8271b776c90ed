package io.tenken.ingress.systemd;

import io.tenken.ingress.dbus.DbusValue;
import io.tenken.ingress.dbus.FakeBus;
import io.tenken.ingress.dbus.Variant;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;

/** systemd's manager on a {@link FakeBus}, with the units that a test gives it. Thread-safe. */
public final class FakeSystemd implements FakeBus.Service {

  private static final String UNIT_PATH = "/org/freedesktop/systemd1/unit/";
  private static final String ROWS = "a(ssssssouso)";

  /** A unit in one state, with properties by their names. */
  public record FakeUnit(
      String name, String load, String active, String sub, Map<String, Variant> properties) {

    public FakeUnit {
      properties = Map.copyOf(properties);
    }

    /** With another value of a property; as systemd has it, of type t. */
    public FakeUnit with(String property, long value) {
      return with(property, Variant.number(value));
    }

    public FakeUnit with(String property, String value) {
      return with(property, Variant.text(value));
    }

    public FakeUnit with(String property, Variant value) {
      Map<String, Variant> all = new HashMap<>(properties);
      all.put(property, value);
      return new FakeUnit(name, load, active, sub, all);
    }

    /** In another state, reached at this time (seconds since 1970). */
    public FakeUnit in(String newActive, String newSub, long seconds) {
      return new FakeUnit(name, load, newActive, newSub, properties)
          .with("StateChangeTimestamp", seconds * 1_000_000);
    }
  }

  private final Map<String, FakeUnit> units = new ConcurrentHashMap<>();
  private final Map<String, Variant> manager = new ConcurrentHashMap<>();
  private final Map<String, String> aliases = new ConcurrentHashMap<>();
  private final Map<String, FakeBus.Answer> answers = new ConcurrentHashMap<>();

  public FakeSystemd() {
    manager.put("Version", Variant.text("252.39-1~deb12u1"));
    manager.put("SystemState", Variant.text("running"));
    manager.put("NFailedUnits", new Variant("u", 0L));
  }

  /** A loaded unit that changed its state at this time (seconds since 1970). */
  public static FakeUnit unit(String name, String active, String sub, long seconds) {
    return new FakeUnit(name, "loaded", active, sub, Map.of()).in(active, sub, seconds);
  }

  /** A unit that is not simply loaded. */
  public static FakeUnit unloaded(String name, String load) {
    return new FakeUnit(name, load, "inactive", "dead", Map.of());
  }

  public FakeSystemd put(FakeUnit unit) {
    units.put(unit.name(), unit);
    return this;
  }

  public FakeSystemd remove(String name) {
    units.remove(name);
    return this;
  }

  /** Another name of a unit. */
  public FakeSystemd alias(String alias, String name) {
    aliases.put(alias, name);
    return this;
  }

  public FakeSystemd state(String state, long failed) {
    manager.put("SystemState", Variant.text(state));
    manager.put("NFailedUnits", new Variant("u", failed));
    return this;
  }

  /** Answers a method, or a question for a property of this name, with this from now on. */
  public FakeSystemd answering(String method, FakeBus.Answer answer) {
    answers.put(method, answer);
    return this;
  }

  @Override
  public FakeBus.Answer answer(String path, String member, List<DbusValue> arguments) {
    String asked = member.equals("Get") ? text(arguments.get(1)) : member;
    FakeBus.Answer arranged = answers.get(asked);
    if (arranged != null) {
      return arranged;
    }
    return switch (member) {
      case "ListUnitsByNames" -> byNames(arguments.get(0).items());
      case "ListUnitsByPatterns" -> byPatterns(arguments.get(0).items(), arguments.get(1).items());
      case "Get" -> property(path, asked);
      default -> new FakeBus.Refusal("org.freedesktop.DBus.Error.UnknownMethod", member);
    };
  }

  private FakeBus.Answer byNames(List<DbusValue> names) {
    List<Object> rows = new ArrayList<>();
    for (DbusValue name : names) {
      String primary = aliases.getOrDefault(text(name), text(name));
      rows.add(row(units.getOrDefault(primary, unloaded(primary, "not-found"))));
    }
    return FakeBus.values(ROWS, rows);
  }

  private FakeBus.Answer byPatterns(List<DbusValue> states, List<DbusValue> globs) {
    List<Object> rows = new ArrayList<>();
    for (FakeUnit unit : new TreeMap<>(units).values()) {
      boolean state = states.isEmpty() || states.contains(new DbusValue.Text(unit.active()));
      boolean name =
          globs.isEmpty() || globs.stream().anyMatch(glob -> matches(text(glob), unit.name()));
      if (state && name) {
        rows.add(row(unit));
      }
    }
    return FakeBus.values(ROWS, rows);
  }

  /** With * only. */
  private static boolean matches(String glob, String name) {
    return name.matches(glob.replace(".", "\\.").replace("*", ".*"));
  }

  private static List<Object> row(FakeUnit unit) {
    return List.of(
        unit.name(),
        unit.name(),
        unit.load(),
        unit.active(),
        unit.sub(),
        "",
        path(unit.name()),
        0L,
        "",
        "/");
  }

  private FakeBus.Answer property(String path, String name) {
    Map<String, Variant> properties =
        units.values().stream()
            .filter(unit -> path(unit.name()).equals(path))
            .findFirst()
            .map(FakeUnit::properties)
            .orElse(manager);
    Variant value = properties.get(name);
    return value == null
        ? new FakeBus.Refusal("org.freedesktop.DBus.Error.UnknownProperty", name)
        : FakeBus.values("v", value);
  }

  private static String path(String name) {
    StringBuilder path = new StringBuilder(UNIT_PATH);
    for (byte b : name.getBytes(StandardCharsets.UTF_8)) {
      path.append(Character.isLetterOrDigit(b) ? String.valueOf((char) b) : "_%02x".formatted(b));
    }
    return path.toString();
  }

  private static String text(DbusValue value) {
    return value.asText().orElse("");
  }
}
