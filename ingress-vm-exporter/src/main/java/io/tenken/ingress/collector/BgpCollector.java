package io.tenken.ingress.collector;

import io.tenken.core.model.MetricDefinition;
import io.tenken.core.spi.CollectorException;
import io.tenken.core.spi.FailureReason;
import io.tenken.core.spi.MetricCollector;
import io.tenken.core.spi.MetricSink;
import io.tenken.core.spi.ScrapeContext;
import io.tenken.ingress.bgp.BgpSession;
import io.tenken.ingress.bgp.PeerGroup;
import io.tenken.ingress.bgp.RoutingState;
import io.tenken.ingress.bgp.SessionPast;
import io.tenken.ingress.routing.DaemonReading;
import io.tenken.ingress.routing.SharedRouting;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/**
 * BGP of this machine: daemons, peers, sessions, routes.
 *
 * <p>A daemon that does not answer is 0 in {@code ingress_bgp_daemon_up}, and its sessions are
 * absent: nobody knows them. Where no daemon is found, {@code daemon="none"} is 0. The counts of
 * peers are there in any case, within the scrape.
 */
public final class BgpCollector implements MetricCollector {

  public static final List<MetricDefinition> METRICS =
      Stream.of(
              BgpPeerMetrics.METRICS,
              BgpDaemonMetrics.METRICS,
              BgpSessionMetrics.METRICS,
              BgpRouteMetrics.METRICS,
              BgpMeshMetrics.METRICS)
          .flatMap(List::stream)
          .toList();

  /** Stands for the daemon where there is none: which one is missing, nobody can tell. */
  private static final String NO_DAEMON = "none";

  private static final String NOTHING_FOUND =
      "found no control socket of BIRD and no bgpd.vty of FRR at the usual places; give"
          + " --bird.socket or --frr.socket-dir, or --no-collector.bgp";

  private final SharedRouting routing;
  private final SessionHistories histories;
  private final BgpOptions options;

  public BgpCollector(SharedRouting routing, SessionHistories histories, BgpOptions options) {
    this.routing = routing;
    this.histories = histories;
    this.options = options;
  }

  @Override
  public void collect(ScrapeContext scrape, MetricSink sink)
      throws CollectorException, InterruptedException {
    List<BgpSession> sessions = new ArrayList<>();
    List<DaemonReading> readings = read(scrape, sink);
    for (DaemonReading reading : readings) {
      reading.state().ifPresent(state -> sessions.addAll(emit(sink, reading.daemon(), state)));
      reading.failure().ifPresent(failure -> fail(sink, reading.daemon(), failure));
    }
    BgpPeerMetrics.emit(sink, options.expectation(), sessions);
  }

  private List<DaemonReading> read(ScrapeContext scrape, MetricSink sink)
      throws InterruptedException {
    try {
      List<DaemonReading> readings = routing.read(SharedRouting.Reader.BGP, scrape.deadline());
      if (readings.isEmpty()) {
        new BgpDaemonMetrics(sink).down(NO_DAEMON);
        sink.partial(FailureReason.UNREACHABLE, NOTHING_FOUND);
      }
      return readings;
    } catch (CollectorException failure) {
      routing.names().forEach(daemon -> fail(sink, daemon, failure));
      return List.of();
    }
  }

  private static void fail(MetricSink sink, String daemon, CollectorException failure) {
    new BgpDaemonMetrics(sink).down(daemon);
    sink.partial(failure.reason(), daemon + ": " + failure.getMessage(), failure);
  }

  /** The sessions that count. */
  private List<BgpSession> emit(MetricSink sink, String daemon, RoutingState state) {
    new BgpDaemonMetrics(sink).up(daemon, state);
    List<BgpSession> sessions = state.sessions();
    List<SessionPast> pasts = histories.of(daemon).update(sessions);
    BgpSessionMetrics session = new BgpSessionMetrics(sink);
    BgpRouteMetrics route = new BgpRouteMetrics(sink, options.routeChanges());
    for (int i = 0; i < sessions.size(); i++) {
      if (options.mesh() == MeshMode.EACH || !isMesh(sessions.get(i))) {
        session.emit(daemon, sessions.get(i), pasts.get(i));
        route.emit(daemon, sessions.get(i));
      }
    }
    if (options.mesh() == MeshMode.AGGREGATE) {
      BgpMeshMetrics.emit(sink, daemon, sessions.stream().filter(BgpCollector::isMesh).toList());
    }
    return options.mesh() == MeshMode.NONE
        ? sessions.stream().filter(s -> !isMesh(s)).toList()
        : sessions;
  }

  private static boolean isMesh(BgpSession session) {
    return session.facts().group() == PeerGroup.MESH;
  }
}
