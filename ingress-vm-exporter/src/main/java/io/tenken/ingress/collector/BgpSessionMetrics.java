package io.tenken.ingress.collector;

import static io.tenken.core.model.Unit.SECONDS;

import io.tenken.core.model.MetricDefinition;
import io.tenken.core.spi.MetricSink;
import io.tenken.ingress.bgp.BgpSession;
import io.tenken.ingress.bgp.HoldTimer;
import io.tenken.ingress.bgp.MessageCounts;
import io.tenken.ingress.bgp.SessionId;
import io.tenken.ingress.bgp.SessionPast;
import java.util.List;

/** One BGP session. */
final class BgpSessionMetrics {

  private static final String[] LABELS = {"daemon", "vrf", "protocol", "peer", "peer_as"};
  private static final String[] PER = {"session"};

  static final MetricDefinition UP =
      MetricDefinition.gauge("ingress_bgp_session_up")
          .labels(LABELS)
          .help("1 if the BGP session is established, 0 if not.")
          .source("BIRD BGP state; FRR state")
          .per(PER)
          .build();

  static final MetricDefinition STATE =
      MetricDefinition.gauge("ingress_bgp_session_state")
          .labels(LABELS)
          .help(
              "State of the session as in RFC 4273: 1 idle, 2 connect, 3 active or passive, 4"
                  + " open sent, 5 open confirm, 6 established; 0 switched off.")
          .source("BIRD BGP state; FRR state")
          .per(PER)
          .build();

  static final MetricDefinition SINCE =
      MetricDefinition.gauge("ingress_bgp_session_since_timestamp_seconds")
          .unit(SECONDS)
          .labels(LABELS)
          .help("When the session came up, went down, or began to try.")
          .source("BIRD since; FRR peerUptimeEstablishedEpoch, peerUptimeMsec")
          .per(PER)
          .build();

  static final MetricDefinition TRANSITIONS =
      MetricDefinition.counter("ingress_bgp_session_transitions_total")
          .labels("daemon", "vrf", "protocol", "peer", "peer_as", "to")
          .help("How often the session came up or went down, also between two scrapes.")
          .source(
              "BIRD: changes seen by this exporter; FRR connectionsEstablished, connectionsDropped")
          .per("session", "direction")
          .build();

  static final MetricDefinition LAST_ERROR =
      MetricDefinition.gauge("ingress_bgp_session_last_error")
          .labels("daemon", "vrf", "protocol", "peer", "peer_as", "class")
          .help(
              "1 for the class of the last error: error (ours), socket, received (from the peer),"
                  + " bgp_error (told the peer), auto (shut down by a limit), other.")
          .source("BIRD Last error; FRR lastResetDueTo of sessions that are not established")
          .per("session with an error")
          .build();

  static final MetricDefinition HOLD_TIME =
      MetricDefinition.gauge("ingress_bgp_session_hold_time_seconds")
          .unit(SECONDS)
          .labels(LABELS)
          .help("The hold time agreed with the peer.")
          .source("BIRD Hold timer; FRR bgpTimerHoldTimeMsecs")
          .per("established session")
          .build();

  static final MetricDefinition HOLD_REMAINING =
      MetricDefinition.gauge("ingress_bgp_session_hold_remaining_seconds")
          .unit(SECONDS)
          .labels(LABELS)
          .help("Time after which the peer is given up if it stays silent.")
          .source("BIRD Hold timer; FRR bgpTimerHoldTimeMsecs less bgpTimerLastRead")
          .per("established session")
          .build();

  static final MetricDefinition RECEIVED =
      MetricDefinition.counter("ingress_bgp_session_messages_received_total")
          .labels(LABELS)
          .help("BGP messages from the peer.")
          .source("FRR msgRcvd")
          .per(PER)
          .build();

  static final MetricDefinition SENT =
      MetricDefinition.counter("ingress_bgp_session_messages_sent_total")
          .labels(LABELS)
          .help("BGP messages to the peer.")
          .source("FRR msgSent")
          .per(PER)
          .build();

  static final MetricDefinition INFO =
      MetricDefinition.info("ingress_bgp_session_info")
          .labels(
              "daemon", "vrf", "protocol", "peer", "peer_as", "local_as", "group", "description")
          .help("What the session is for; group is mesh, node or global by Calico's names.")
          .source("BIRD Local AS, Description; FRR localAs, desc")
          .per(PER)
          .build();

  static final List<MetricDefinition> METRICS =
      List.of(
          UP,
          STATE,
          SINCE,
          TRANSITIONS,
          LAST_ERROR,
          HOLD_TIME,
          HOLD_REMAINING,
          RECEIVED,
          SENT,
          INFO);

  private final MetricSink sink;

  BgpSessionMetrics(MetricSink sink) {
    this.sink = sink;
  }

  void emit(String daemon, BgpSession session, SessionPast past) {
    SessionId id = session.id();
    String[] labels = {daemon, id.vrf(), id.protocol(), id.peer(), id.peerAs()};
    sink.family(UP).add(session.established() ? 1 : 0, labels);
    sink.family(STATE).add(session.state().number(), labels);
    past.since().ifPresent(since -> sink.family(SINCE).add(since.epochSeconds(), labels));
    sink.family(TRANSITIONS)
        .add(past.counts().up(), and(labels, "up"))
        .add(past.counts().down(), and(labels, "down"));
    session
        .error()
        .ifPresent(
            error -> sink.family(LAST_ERROR).add(1, and(labels, error.errorClass().label())));
    session.hold().ifPresent(hold -> emit(hold, labels));
    session.messages().ifPresent(messages -> emit(messages, labels));
    sink.family(INFO)
        .add(
            1,
            and(
                labels,
                session.facts().localAs(),
                session.facts().group().label(),
                session.facts().description()));
  }

  private void emit(HoldTimer hold, String... labels) {
    sink.family(HOLD_TIME).add(hold.seconds(), labels);
    sink.family(HOLD_REMAINING).addIfPresent(hold.remaining(), labels);
  }

  private void emit(MessageCounts messages, String... labels) {
    sink.family(RECEIVED).add(messages.received(), labels);
    sink.family(SENT).add(messages.sent(), labels);
  }

  private static String[] and(String[] labels, String... more) {
    String[] all = new String[labels.length + more.length];
    System.arraycopy(labels, 0, all, 0, labels.length);
    System.arraycopy(more, 0, all, labels.length, more.length);
    return all;
  }
}
