package io.tenken.ingress.bird;

import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * One protocol of {@code show protocols all}, in BIRD's words.
 *
 * @param name as configured
 * @param type {@code BGP}, {@code BFD}, {@code Static} …
 * @param state {@code down}, {@code start}, {@code up}, {@code stop} or {@code flush}
 * @param since when the state began, in one of BIRD's time formats
 * @param info the rest of the row: for BGP the state of the session and the last error
 * @param details values of the known keys outside of channels, such as {@code Neighbor AS}
 * @param channels in BIRD's order; BIRD 1.6 has one, without a name
 */
record BirdProtocol(
    String name,
    String type,
    String state,
    String since,
    String info,
    Map<String, String> details,
    List<BirdChannel> channels) {

  BirdProtocol {
    details = Collections.unmodifiableMap(details);
    channels = List.copyOf(channels);
  }

  Optional<String> detail(String key) {
    return Optional.ofNullable(details.get(key));
  }
}
