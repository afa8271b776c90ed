package io.tenken.ingress.collector;

import io.tenken.core.model.MetricDefinition;
import io.tenken.core.spi.FamilyWriter;
import io.tenken.core.spi.MetricSink;
import io.tenken.ingress.bgp.BgpChannel;
import io.tenken.ingress.bgp.BgpSession;
import io.tenken.ingress.bgp.RouteChange;
import io.tenken.ingress.bgp.RouteLimit;
import io.tenken.ingress.bgp.SessionId;
import java.util.List;

/** The channels of a session: what is exchanged of each address family. */
final class BgpRouteMetrics {

  static final MetricDefinition CHANNEL_UP =
      MetricDefinition.gauge("ingress_bgp_channel_up")
          .labels("daemon", "vrf", "protocol", "peer", "family")
          .help("1 if routes of this address family are exchanged, 0 if not.")
          .source("BIRD channel State; FRR state")
          .per("session", "address family")
          .build();

  static final MetricDefinition ROUTES =
      MetricDefinition.gauge("ingress_bgp_routes")
          .labels("daemon", "vrf", "protocol", "peer", "family", "kind")
          .help(
              "Routes: imported (received and accepted), filtered (received, rejected and kept),"
                  + " exported, preferred. Absent while the daemon does not tell.")
          .source("BIRD Routes; FRR pfxRcd, pfxSnt")
          .per("session", "address family", "kind")
          .build();

  static final MetricDefinition LIMIT =
      MetricDefinition.gauge("ingress_bgp_limit_routes")
          .labels("daemon", "vrf", "protocol", "peer", "family", "limit")
          .help("Most routes that the configuration allows.")
          .source("BIRD Import limit, Receive limit, Export limit; FRR prefixAllowedMax")
          .per("session", "address family", "limit")
          .build();

  static final MetricDefinition LIMIT_HIT =
      MetricDefinition.gauge("ingress_bgp_limit_hit")
          .labels("daemon", "vrf", "protocol", "peer", "family", "limit")
          .help("1 if there were more routes than the limit allows.")
          .source("BIRD [HIT]; FRR state Idle (PfxCt)")
          .per("session", "address family", "limit")
          .build();

  static final MetricDefinition CHANGES =
      MetricDefinition.counter("ingress_bgp_route_changes_total")
          .labels("daemon", "vrf", "protocol", "peer", "family", "direction", "change", "outcome")
          .help("Route changes since the channel came up, and what became of them.")
          .source("BIRD Route change stats; only with --collector.bgp.route-stats")
          .per("session", "address family", "direction", "change", "outcome")
          .build();

  static final List<MetricDefinition> METRICS =
      List.of(CHANNEL_UP, ROUTES, LIMIT, LIMIT_HIT, CHANGES);

  private final MetricSink sink;
  private final boolean changes;

  /**
   * @param changes also emit the statistics of route changes
   */
  BgpRouteMetrics(MetricSink sink, boolean changes) {
    this.sink = sink;
    this.changes = changes;
  }

  void emit(String daemon, BgpSession session) {
    SessionId id = session.id();
    for (BgpChannel channel : session.channels()) {
      String[] labels = {daemon, id.vrf(), id.protocol(), id.peer(), channel.family()};
      sink.family(CHANNEL_UP).add(channel.up() ? 1 : 0, labels);
      channel.routes().forEach((kind, count) -> add(ROUTES, count, labels, kind));
      for (RouteLimit limit : channel.limits()) {
        add(LIMIT_HIT, limit.hit() ? 1 : 0, labels, limit.kind());
        limit.routes().ifPresent(most -> add(LIMIT, most, labels, limit.kind()));
      }
      if (changes) {
        emitChanges(channel, labels);
      }
    }
  }

  private void add(MetricDefinition metric, long value, String[] l, String last) {
    sink.family(metric).add(value, l[0], l[1], l[2], l[3], l[4], last);
  }

  private void emitChanges(BgpChannel channel, String[] l) {
    FamilyWriter writer = sink.family(CHANGES);
    for (RouteChange change : channel.changes()) {
      writer.add(
          change.count(),
          l[0],
          l[1],
          l[2],
          l[3],
          l[4],
          change.direction(),
          change.change(),
          change.outcome());
    }
  }
}
