package io.tenken.ingress.bgp;

import java.util.List;
import java.util.Optional;

/**
 * One configured BGP session.
 *
 * @param state of its state machine
 * @param since when its current phase (down, starting, up) began; empty if the daemon does not say
 * @param error the last error; empty if there is none
 * @param hold empty while the session is not established
 * @param flaps empty if the daemon does not count them
 * @param messages empty if the daemon does not count them
 */
public record BgpSession(
    SessionId id,
    SessionFacts facts,
    SessionState state,
    Optional<Moment> since,
    Optional<SessionError> error,
    Optional<HoldTimer> hold,
    Optional<FlapCounts> flaps,
    Optional<MessageCounts> messages,
    List<BgpChannel> channels) {

  public BgpSession {
    channels = List.copyOf(channels);
  }

  public boolean established() {
    return state == SessionState.ESTABLISHED;
  }
}
