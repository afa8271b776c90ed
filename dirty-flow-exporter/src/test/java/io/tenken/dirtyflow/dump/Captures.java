package io.tenken.dirtyflow.dump;

import io.tenken.dirtyflow.openflow.Flow;
import io.tenken.dirtyflow.table.FlowTable;
import io.tenken.dirtyflow.table.StableHash;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** Recorded output of a real switch; see ORIGIN.md beside the files. */
public final class Captures {

  private Captures() {}

  /** Every dump that holds flows of br-int in some version or with some option. */
  static final List<String> COMPLETE =
      List.of(
          "br-ex.OpenFlow13-only.txt",
          "br-int.OF13-m.txt",
          "br-int.OpenFlow10.txt",
          "br-int.OpenFlow11.txt",
          "br-int.OpenFlow12.txt",
          "br-int.OpenFlow13.txt",
          "br-int.OpenFlow14.txt",
          "br-int.OpenFlow15.txt",
          "br-int.cookie.txt",
          "br-int.default.txt",
          "br-int.flowformat-any.txt",
          "br-int.hard_age-packets.txt",
          "br-int.names-OF13.txt",
          "br-int.names.txt",
          "br-int.no-names.txt",
          "br-int.no-stats-OF13.txt",
          "br-int.no-stats.txt",
          "br-int.rsort-OF15.txt",
          "br-int.sort-inport-nostats.txt",
          "br-int.sort.txt",
          "br-int.table60.txt",
          "every-field.OpenFlow10.txt",
          "every-field.OpenFlow11.txt",
          "every-field.OpenFlow12.txt",
          "every-field.OpenFlow13.txt",
          "every-field.OpenFlow14.txt",
          "every-field.OpenFlow15.txt",
          "neutron-br-int.fresh.OF13.txt",
          "neutron-br-int.fresh.default.txt",
          "neutron-br-int.stale.OF13.txt",
          "neutron-br-int.stale.default.txt",
          "neutron-br-phys.fresh.OF13.txt",
          "neutron-br-phys.fresh.default.txt",
          "neutron-br-phys.stale.OF13.txt",
          "neutron-br-phys.stale.default.txt",
          "neutron-br-tun.fresh.OF13.txt",
          "neutron-br-tun.fresh.default.txt",
          "neutron-br-tun.stale.OF13.txt",
          "neutron-br-tun.stale.default.txt");

  public static byte[] bytes(String name) {
    try (InputStream file = Captures.class.getResourceAsStream("/captures/ovs/" + name)) {
      return file.readAllBytes();
    } catch (IOException broken) {
      throw new UncheckedIOException(broken);
    }
  }

  public static String text(String name) {
    return new String(bytes(name), StandardCharsets.UTF_8);
  }

  /** Flows that have each match and action between them, each with its line feed. */
  public static Stream<byte[]> linesOfEveryField(String... tellers) {
    return Stream.of(tellers)
        .flatMap(teller -> text("every-field." + teller + ".txt").lines())
        .map(line -> (line + "\n").getBytes(StandardCharsets.UTF_8));
  }

  public static FlowDump read(String name) {
    return parse(text(name), Optional.empty());
  }

  public static FlowDump parse(String text) {
    return parse(text, Optional.empty());
  }

  public static FlowDump parse(String text, Optional<FlowTable> previous) {
    return parse(text.getBytes(StandardCharsets.UTF_8), previous);
  }

  public static FlowDump parse(byte[] bytes) {
    return parse(bytes, Optional.empty());
  }

  private static FlowDump parse(byte[] bytes, Optional<FlowTable> previous) {
    DumpReader reader = new DumpReader(new StableHash(1, 2), previous);
    reader.accept(bytes, bytes.length);
    return reader.finish();
  }

  /** The one flow in a line. */
  public static Flow flow(String line) {
    FlowDump dump = parse(line + "\n");
    if (!dump.isComplete() || dump.table().size() != 1) {
      throw new AssertionError(line + " is not one flow: " + dump.problems());
    }
    return dump.table().flow(0);
  }

  static Map<Flow.Key, Flow> byKey(String name) {
    return byKey(read(name).table());
  }

  private static Map<Flow.Key, Flow> byKey(FlowTable table) {
    Map<Flow.Key, Flow> flows = new LinkedHashMap<>();
    for (int row = 0; row < table.size(); row++) {
      Flow flow = table.flow(row);
      flows.put(flow.key(), flow);
    }
    return flows;
  }
}
