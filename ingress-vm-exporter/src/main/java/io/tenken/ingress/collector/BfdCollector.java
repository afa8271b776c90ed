package io.tenken.ingress.collector;

import static io.tenken.core.model.Unit.SECONDS;

import io.tenken.core.model.MetricDefinition;
import io.tenken.core.spi.CollectorException;
import io.tenken.core.spi.MetricCollector;
import io.tenken.core.spi.MetricSink;
import io.tenken.core.spi.ScrapeContext;
import io.tenken.ingress.bgp.BfdSession;
import io.tenken.ingress.bgp.Moment;
import io.tenken.ingress.bgp.RoutingState;
import io.tenken.ingress.routing.DaemonReading;
import io.tenken.ingress.routing.SharedRouting;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** BFD, which sees a dead link long before BGP does. */
public final class BfdCollector implements MetricCollector {

  private static final String[] LABELS = {"daemon", "vrf", "protocol", "peer", "interface"};
  private static final String[] PER = {"BFD session"};

  static final MetricDefinition UP =
      MetricDefinition.gauge("ingress_bfd_session_up")
          .labels(LABELS)
          .help("1 if the BFD session is up, 0 if not.")
          .source("BIRD show bfd sessions: State; FRR status")
          .per(PER)
          .build();

  static final MetricDefinition STATE =
      MetricDefinition.gauge("ingress_bfd_session_state")
          .labels(LABELS)
          .help("State as in RFC 5880: 0 administratively down, 1 down, 2 init, 3 up.")
          .source("BIRD show bfd sessions: State; FRR status")
          .per(PER)
          .build();

  static final MetricDefinition SINCE =
      MetricDefinition.gauge("ingress_bfd_session_since_timestamp_seconds")
          .unit(SECONDS)
          .labels(LABELS)
          .help("When the BFD session came into its state.")
          .source("BIRD show bfd sessions: Since; FRR uptime, downtime (whole seconds)")
          .per(PER)
          .build();

  static final MetricDefinition INTERVAL =
      MetricDefinition.gauge("ingress_bfd_session_interval_seconds")
          .unit(SECONDS)
          .labels(LABELS)
          .help("Time between two packets of ours.")
          .source("BIRD show bfd sessions: Interval; FRR transmit-interval")
          .per(PER)
          .build();

  static final MetricDefinition TIMEOUT =
      MetricDefinition.gauge("ingress_bfd_session_timeout_seconds")
          .unit(SECONDS)
          .labels(LABELS)
          .help("Silence after which the peer is down; 0 before the peer has answered.")
          .source(
              "BIRD show bfd sessions: Timeout; FRR remote-detect-multiplier times the slower of"
                  + " remote-transmit-interval and receive-interval")
          .per(PER)
          .build();

  public static final List<MetricDefinition> METRICS = List.of(UP, STATE, SINCE, INTERVAL, TIMEOUT);

  private final SharedRouting routing;

  /** As first seen, by the labels of the session. */
  private final Map<List<String>, Moment> begins = new HashMap<>();

  public BfdCollector(SharedRouting routing) {
    this.routing = routing;
  }

  @Override
  public void collect(ScrapeContext scrape, MetricSink sink)
      throws CollectorException, InterruptedException {
    for (DaemonReading reading : routing.read(SharedRouting.Reader.BFD, scrape.deadline())) {
      reading.state().ifPresent(state -> emit(sink, reading.daemon(), state));
      reading
          .failure()
          .or(() -> reading.state().flatMap(RoutingState::bfdFailure))
          .ifPresent(
              failure ->
                  sink.partial(
                      failure.reason(), reading.daemon() + ": " + failure.getMessage(), failure));
    }
  }

  private void emit(MetricSink sink, String daemon, RoutingState state) {
    Set<List<String>> seen = new HashSet<>();
    for (BfdSession session : state.bfd()) {
      String[] labels = {
        daemon, session.vrf(), session.protocol(), session.peer(), session.networkInterface()
      };
      sink.family(UP).add(session.up() ? 1 : 0, labels);
      sink.family(STATE).add(session.state().number(), labels);
      List<String> identity = List.of(labels);
      seen.add(identity);
      session
          .since()
          .map(since -> begins.merge(identity, since, (old, now) -> old.isSameAs(now) ? old : now))
          .ifPresent(since -> sink.family(SINCE).add(since.epochSeconds(), labels));
      sink.family(INTERVAL).addIfPresent(session.interval(), labels);
      sink.family(TIMEOUT).addIfPresent(session.timeout(), labels);
    }
    begins.keySet().removeIf(known -> known.get(0).equals(daemon) && !seen.contains(known));
  }
}
