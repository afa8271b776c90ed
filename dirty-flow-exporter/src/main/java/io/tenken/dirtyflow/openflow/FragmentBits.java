package io.tenken.dirtyflow.openflow;

/**
 * The two bits of {@code nw_frag}. What is not the first fragment is a fragment, and what is no
 * fragment is not a later one either, so one bit may say as much as both: a match on such a bit
 * becomes one on both, and flows that match the same packets are equal.
 *
 * <p>Open vSwitch names what has both bits; a later fragment that is no fragment is {@code <error>}
 * there.
 */
public final class FragmentBits {

  /** Set in every fragment. */
  private static final long FRAGMENT = 1;

  /** Set in every fragment but the first. */
  private static final long LATER = 2;

  private static final long BOTH = FRAGMENT | LATER;

  private FragmentBits() {}

  /** The value with what it implies. */
  public static long value(long value, long mask) {
    return isLater(value, mask) ? BOTH : value;
  }

  /** The mask with the bits that {@link #value} implies, and none of those that mean nothing. */
  public static long mask(long value, long mask) {
    boolean none = (mask & BOTH) == FRAGMENT && (value & FRAGMENT) == 0;
    return none || isLater(value, mask) ? BOTH : mask & BOTH;
  }

  private static boolean isLater(long value, long mask) {
    return (mask & BOTH) == LATER && (value & LATER) != 0;
  }
}
