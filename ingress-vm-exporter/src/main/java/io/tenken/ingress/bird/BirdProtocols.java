package io.tenken.ingress.bird;

import java.util.List;

/**
 * The answer to {@code show protocols all}.
 *
 * @param protocols in BIRD's order
 * @param unknownLines lines that the parser does not know and has skipped
 */
record BirdProtocols(List<BirdProtocol> protocols, int unknownLines) {

  BirdProtocols {
    protocols = List.copyOf(protocols);
  }
}
