package io.tenken.ingress.collector;

import io.tenken.core.spi.Setting;
import io.tenken.core.spi.Settings;
import io.tenken.ingress.bgp.PeerExpectation;
import java.util.List;

/**
 * @param expectation which peers there should be
 * @param mesh what becomes of mesh sessions
 * @param routeChanges also emit the statistics of route changes, 20 rows a channel and more
 */
public record BgpOptions(PeerExpectation expectation, MeshMode mesh, boolean routeChanges) {

  static final Setting<MeshMode> MESH =
      Setting.choice(
          "collector.bgp.mesh",
          "Calico's full mesh (Mesh_…): not looked at, counted, or a session like any other each.",
          MeshMode.class,
          MeshMode.AGGREGATE);

  public static final Setting<Boolean> ROUTE_CHANGES =
      Setting.flag(
          "collector.bgp.route-stats",
          "Also export BIRD's statistics of route changes: 20 series a channel.",
          false);

  public static final Setting<Boolean> MEMORY =
      Setting.flag("collector.bgp.memory", "Also ask BIRD how it uses its memory.", false);

  public static final List<Setting<?>> SETTINGS = List.of(MESH, ROUTE_CHANGES, MEMORY);

  public static BgpOptions of(Settings settings, PeerExpectation expectation) {
    return new BgpOptions(expectation, settings.get(MESH), settings.get(ROUTE_CHANGES));
  }
}
