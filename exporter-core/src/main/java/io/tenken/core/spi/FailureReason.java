package io.tenken.core.spi;

import java.util.Locale;

/**
 * Why a run failed, wholly or in part. One closed list, used as label value, log field, anchor in
 * the runbooks and for the exit status.
 */
public enum FailureReason {
  /** Nobody answers: no socket, connection refused, missing program. */
  UNREACHABLE,
  /** The peer is there, but does not let us in. */
  PERMISSION,
  /** No answer within the deadline. */
  TIMEOUT,
  /** Not asked: the run before is still under way. */
  SKIPPED,
  /** The answer came whole and makes no sense. */
  PARSE,
  /** The answer is larger than the budget. */
  LIMIT,
  /** The conversation broke: cut off, out of order, or an error of the peer. */
  PROTOCOL,
  /** A fault of our own. */
  INTERNAL;

  /** As label value and log field: {@code unreachable}. */
  public String label() {
    return name().toLowerCase(Locale.ROOT);
  }
}
