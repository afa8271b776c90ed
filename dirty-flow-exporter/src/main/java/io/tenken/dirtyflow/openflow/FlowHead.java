package io.tenken.dirtyflow.openflow;

/**
 * The settings and counters of the flow that is being read; reused from flow to flow. Whoever reads
 * a flow calls {@link #clear} first; what is not set stays at its default or absent.
 */
public final class FlowHead {

  /** A counter that the switch does not know or does not tell. */
  public static final long ABSENT = -1;

  public static final int DEFAULT_PRIORITY = 32768;

  private int table;
  private int priority;
  private long cookie;
  private int idleTimeout;
  private int hardTimeout;
  private int flags;
  private int importance;
  private long durationNanos;
  private long packets;
  private long bytes;
  private int idleAge;
  private int hardAge;

  public FlowHead() {
    clear();
  }

  public void clear() {
    table = 0;
    priority = DEFAULT_PRIORITY;
    cookie = 0;
    idleTimeout = 0;
    hardTimeout = 0;
    flags = 0;
    importance = 0;
    durationNanos = ABSENT;
    packets = ABSENT;
    bytes = ABSENT;
    idleAge = (int) ABSENT;
    hardAge = (int) ABSENT;
  }

  public void table(int value) {
    table = value;
  }

  public void priority(int value) {
    priority = value;
  }

  public void cookie(long value) {
    cookie = value;
  }

  /** Seconds; 0 for none. */
  public void idleTimeout(int value) {
    idleTimeout = value;
  }

  /** Seconds; 0 for none. */
  public void hardTimeout(int value) {
    hardTimeout = value;
  }

  /** Adds bits of {@link FlowFlags}. */
  public void addFlags(int bits) {
    flags |= bits;
  }

  public void importance(int value) {
    importance = value;
  }

  public void durationNanos(long value) {
    durationNanos = value;
  }

  /** All ones say that the switch does not know. */
  public void packets(long value) {
    packets = value;
  }

  /** All ones say that the switch does not know. */
  public void bytes(long value) {
    bytes = value;
  }

  /** Seconds since the last packet. */
  public void idleAge(int value) {
    idleAge = value;
  }

  /** Seconds since the last change. */
  public void hardAge(int value) {
    hardAge = value;
  }

  public int table() {
    return table;
  }

  public int priority() {
    return priority;
  }

  public long cookie() {
    return cookie;
  }

  public int idleTimeout() {
    return idleTimeout;
  }

  public int hardTimeout() {
    return hardTimeout;
  }

  public int flags() {
    return flags;
  }

  public int importance() {
    return importance;
  }

  /** {@link #ABSENT} if not told, as for all counters. */
  public long durationNanos() {
    return durationNanos;
  }

  public long packets() {
    return packets;
  }

  public long bytes() {
    return bytes;
  }

  public int idleAge() {
    return idleAge;
  }

  public int hardAge() {
    return hardAge;
  }
}
