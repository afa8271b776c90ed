package io.tenken.ingress.collector;

import io.tenken.core.model.MetricDefinition;
import io.tenken.core.spi.FamilyWriter;
import io.tenken.core.spi.MetricSink;
import io.tenken.ingress.bgp.BgpSession;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** The sessions of Calico's full mesh in sum: one by one they grow with the square of the nodes. */
final class BgpMeshMetrics {

  static final MetricDefinition PEERS =
      MetricDefinition.gauge("ingress_bgp_mesh_peers")
          .labels("daemon", "kind")
          .help("Sessions of the full mesh: configured, established.")
          .source("BIRD protocols named Mesh_…; with --collector.bgp.mesh=aggregate")
          .per("daemon with a mesh", "kind")
          .build();

  static final MetricDefinition ROUTES =
      MetricDefinition.gauge("ingress_bgp_mesh_routes")
          .labels("daemon", "family", "kind")
          .help("Routes of all sessions of the full mesh: imported, filtered, exported, preferred.")
          .source("BIRD Routes of protocols named Mesh_…; with --collector.bgp.mesh=aggregate")
          .per("daemon with a mesh", "address family", "kind")
          .build();

  static final List<MetricDefinition> METRICS = List.of(PEERS, ROUTES);

  private record Cell(String family, String kind) implements Comparable<Cell> {
    @Override
    public int compareTo(Cell other) {
      int byFamily = family.compareTo(other.family);
      return byFamily == 0 ? kind.compareTo(other.kind) : byFamily;
    }
  }

  private BgpMeshMetrics() {}

  /**
   * @param mesh the sessions of one daemon; nothing is emitted if there are none
   */
  static void emit(MetricSink sink, String daemon, List<BgpSession> mesh) {
    if (mesh.isEmpty()) {
      return;
    }
    long established = mesh.stream().filter(BgpSession::established).count();
    sink.family(PEERS)
        .add(mesh.size(), daemon, "configured")
        .add(established, daemon, "established");
    Map<Cell, Long> sums = new TreeMap<>();
    mesh.stream()
        .flatMap(session -> session.channels().stream())
        .forEach(
            channel ->
                channel
                    .routes()
                    .forEach(
                        (kind, count) ->
                            sums.merge(new Cell(channel.family(), kind), count, Long::sum)));
    FamilyWriter routes = sink.family(ROUTES);
    sums.forEach((cell, sum) -> routes.add(sum, daemon, cell.family(), cell.kind()));
  }
}
