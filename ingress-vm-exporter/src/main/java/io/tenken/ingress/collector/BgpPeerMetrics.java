package io.tenken.ingress.collector;

import io.tenken.core.model.MetricDefinition;
import io.tenken.core.spi.FamilyWriter;
import io.tenken.core.spi.MetricSink;
import io.tenken.ingress.bgp.BgpSession;
import io.tenken.ingress.bgp.ExpectedPeer;
import io.tenken.ingress.bgp.PeerCounts;
import io.tenken.ingress.bgp.PeerExpectation;
import java.util.List;

/** The counts that are there whatever happens, so that an alert on "none" can fire. */
final class BgpPeerMetrics {

  static final MetricDefinition PEERS =
      MetricDefinition.gauge("ingress_bgp_peers")
          .labels("kind")
          .help(
              "BGP peers: expected by configuration, configured in the daemons, established; 0"
                  + " when nothing answers. If peers are expected by name, only those count.")
          .source("--config.file: peers; sessions of all daemons")
          .per("kind")
          .build();

  static final MetricDefinition EXPECTED_PEER =
      MetricDefinition.gauge("ingress_bgp_expected_peer")
          .labels("expected", "kind")
          .help("1 if the peer that is expected by name is configured, or established; else 0.")
          .source("--config.file: peers.expected; sessions of all daemons")
          .per("expected peer", "kind")
          .build();

  static final List<MetricDefinition> METRICS = List.of(PEERS, EXPECTED_PEER);

  private static final String CONFIGURED = "configured";
  private static final String ESTABLISHED = "established";

  private BgpPeerMetrics() {}

  /**
   * @param sessions of all daemons that have answered
   */
  static void emit(MetricSink sink, PeerExpectation expectation, List<BgpSession> sessions) {
    PeerCounts counts = expectation.count(sessions);
    sink.family(PEERS)
        .add(counts.expected(), "expected")
        .add(counts.configured(), CONFIGURED)
        .add(counts.established(), ESTABLISHED);
    FamilyWriter each = sink.family(EXPECTED_PEER);
    for (ExpectedPeer peer : expectation.find(sessions)) {
      each.add(peer.configured() ? 1 : 0, peer.name(), CONFIGURED);
      each.add(peer.established() ? 1 : 0, peer.name(), ESTABLISHED);
    }
  }
}
