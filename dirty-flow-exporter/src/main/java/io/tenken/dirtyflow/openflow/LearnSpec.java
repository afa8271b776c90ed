package io.tenken.dirtyflow.openflow;

import java.util.Optional;

/**
 * One part of a {@link Action.Learn}: what a learned flow matches, sets or outputs to.
 *
 * @param kind what the part does
 * @param source a field of the packet; empty for an immediate value
 * @param value the immediate value, zero if there is a source
 * @param target the field of the learned flow; empty for {@link Kind#OUTPUT}
 */
public record LearnSpec(
    Kind kind, Optional<Subfield> source, Bits value, Optional<Subfield> target) {

  /** What a part does in the learned flow. */
  public enum Kind {
    MATCH,
    LOAD,
    OUTPUT
  }
}
