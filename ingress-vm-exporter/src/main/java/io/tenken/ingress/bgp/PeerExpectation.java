package io.tenken.ingress.bgp;

import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * Which peers this machine should have, as its operator says.
 *
 * @param names names of protocols or addresses of peers; empty if none were named
 * @param count how many there should be, where they were not named
 */
public record PeerExpectation(List<String> names, OptionalInt count) {

  public static final PeerExpectation NONE = new PeerExpectation(List.of(), OptionalInt.empty());

  /**
   * @throws IllegalArgumentException if both are given or the count is negative
   */
  public PeerExpectation {
    names = List.copyOf(names);
    if (count.isPresent() && (!names.isEmpty() || count.getAsInt() < 0)) {
      throw new IllegalArgumentException(
          "give the names of the expected peers, or their number (0 or more), not both");
    }
  }

  /** How many peers are expected; 0 if nobody said. */
  public int expected() {
    return count.orElse(names.size());
  }

  /** The named peers as they are, in the order of their naming. */
  public List<ExpectedPeer> find(List<BgpSession> sessions) {
    return names.stream().map(name -> find(name, sessions)).toList();
  }

  private static ExpectedPeer find(String name, List<BgpSession> sessions) {
    String address = PeerAddress.normalize(name);
    List<BgpSession> own =
        sessions.stream()
            .filter(
                session ->
                    session.id().protocol().equals(name)
                        || PeerAddress.normalize(session.id().peer()).equals(address))
            .toList();
    boolean established = own.stream().anyMatch(BgpSession::established);
    Optional<SessionError> error =
        own.stream().map(BgpSession::error).flatMap(Optional::stream).findFirst();
    return new ExpectedPeer(name, !own.isEmpty(), established, error);
  }

  /**
   * The three counts. Where peers are named, only those are counted: another peer must not stand in
   * for one that is down.
   */
  public PeerCounts count(List<BgpSession> sessions) {
    if (names.isEmpty()) {
      long established = sessions.stream().filter(BgpSession::established).count();
      return new PeerCounts(expected(), sessions.size(), established);
    }
    List<ExpectedPeer> peers = find(sessions);
    return new PeerCounts(
        expected(),
        peers.stream().filter(ExpectedPeer::configured).count(),
        peers.stream().filter(ExpectedPeer::established).count());
  }
}
