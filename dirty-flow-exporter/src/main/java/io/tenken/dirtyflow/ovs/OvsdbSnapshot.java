package io.tenken.dirtyflow.ovs;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * What the configuration database says of bridges, their ports and interfaces.
 *
 * @param ovsVersion of Open vSwitch, empty before its first start
 * @param bridges sorted by name
 */
public record OvsdbSnapshot(Optional<String> ovsVersion, List<Bridge> bridges) {

  public OvsdbSnapshot {
    bridges = List.copyOf(bridges);
  }

  /**
   * A bridge.
   *
   * @param failMode {@code secure}, {@code standalone}, or empty, which means standalone
   * @param datapathType {@code system}, {@code netdev}, or empty, which means system
   * @param controllers whether each of its controllers is connected
   */
  public record Bridge(
      String name,
      String failMode,
      String datapathType,
      List<Boolean> controllers,
      List<Port> ports) {}

  /**
   * A port of a bridge.
   *
   * @param tag the VLAN of an access port
   */
  public record Port(
      String name,
      OptionalInt tag,
      Map<String, String> otherConfig,
      Map<String, String> externalIds,
      List<Interface> interfaces) {}

  /**
   * An interface of a port.
   *
   * @param openFlowPort empty while it has none, or if it could not be opened
   * @param error why it could not be opened, empty if it could
   */
  public record Interface(
      String name,
      String type,
      OptionalInt openFlowPort,
      String error,
      String adminState,
      String linkState,
      Map<String, String> options,
      Map<String, String> externalIds) {}

  /** Ports and tags have 16 bits. */
  private static final int MAX_NUMBER = 0xffff;

  /** The bridge of this name. */
  public Optional<Bridge> bridge(String name) {
    return bridges.stream().filter(bridge -> bridge.name().equals(name)).findFirst();
  }

  static OvsdbSnapshot of(Map<String, List<Map<String, Object>>> tables) {
    Map<String, Interface> interfaces = byUuid(tables, "Interface", OvsdbSnapshot::networkDevice);
    Map<String, Port> ports = byUuid(tables, "Port", row -> port(row, interfaces));
    Map<String, Boolean> controllers =
        byUuid(tables, "Controller", row -> Boolean.TRUE.equals(row.get("is_connected")));
    List<Bridge> bridges = new ArrayList<>();
    for (Map<String, Object> row : tables.getOrDefault("Bridge", List.of())) {
      bridges.add(
          new Bridge(
              text(row, "name"),
              text(row, "fail_mode"),
              text(row, "datapath_type"),
              resolve(row, "controller", controllers),
              resolve(row, "ports", ports)));
    }
    bridges.sort(Comparator.comparing(Bridge::name));
    Optional<String> version =
        tables.getOrDefault("Open_vSwitch", List.of()).stream()
            .map(row -> text(row, "ovs_version"))
            .filter(text -> !text.isEmpty())
            .findFirst();
    return new OvsdbSnapshot(version, bridges);
  }

  private static <T> Map<String, T> byUuid(
      Map<String, List<Map<String, Object>>> tables,
      String table,
      Function<Map<String, Object>, T> reader) {
    Map<String, T> rows = new HashMap<>();
    for (Map<String, Object> row : tables.getOrDefault(table, List.of())) {
      rows.put(text(row, "_uuid"), reader.apply(row));
    }
    return rows;
  }

  private static Interface networkDevice(Map<String, Object> row) {
    return new Interface(
        text(row, "name"),
        text(row, "type"),
        number(row, "ofport", 1),
        text(row, "error"),
        text(row, "admin_state"),
        text(row, "link_state"),
        texts(row, "options"),
        texts(row, "external_ids"));
  }

  private static Port port(Map<String, Object> row, Map<String, Interface> interfaces) {
    return new Port(
        text(row, "name"),
        number(row, "tag", 0),
        texts(row, "other_config"),
        texts(row, "external_ids"),
        resolve(row, "interfaces", interfaces));
  }

  private static <T> List<T> resolve(Map<String, Object> row, String column, Map<String, T> rows) {
    Object value = row.getOrDefault(column, List.of());
    List<?> references = value instanceof List<?> list ? list : List.of(value);
    List<T> resolved = new ArrayList<>();
    for (Object reference : references) {
      T target = rows.get(String.valueOf(reference));
      if (target != null) {
        resolved.add(target);
      }
    }
    return resolved;
  }

  /** An optional text is an empty set where it is absent. */
  private static String text(Map<String, Object> row, String column) {
    return row.get(column) instanceof String text ? text : "";
  }

  /** A number that is absent, or not what counts as one. */
  private static OptionalInt number(Map<String, Object> row, String column, int least) {
    return row.get(column) instanceof Long number && number >= least && number <= MAX_NUMBER
        ? OptionalInt.of(number.intValue())
        : OptionalInt.empty();
  }

  private static Map<String, String> texts(Map<String, Object> row, String column) {
    return row.get(column) instanceof Map<?, ?> map
        ? map.entrySet().stream()
            .collect(
                Collectors.toUnmodifiableMap(
                    entry -> String.valueOf(entry.getKey()),
                    entry -> String.valueOf(entry.getValue()),
                    (first, last) -> last))
        : Map.of();
  }
}
