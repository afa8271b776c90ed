package io.tenken.libvirt.collector;

import java.util.OptionalDouble;
import java.util.OptionalLong;

/** From libvirt's units to those of Prometheus. */
final class Values {

  static final long KIB = 1L << 10;
  static final long MIB = 1L << 20;
  static final long GIB = 1L << 30;

  private static final double NANOS_PER_SECOND = 1e9;

  private Values() {}

  static OptionalDouble seconds(OptionalLong nanos) {
    return nanos.isPresent()
        ? OptionalDouble.of(seconds(nanos.getAsLong()))
        : OptionalDouble.empty();
  }

  static double seconds(long nanos) {
    return nanos / NANOS_PER_SECOND;
  }

  /** Empty also for what is beyond 2^63 bytes: such a number is a mistake of its author. */
  static OptionalLong bytes(OptionalLong value, long unit) {
    if (value.isEmpty() || value.getAsLong() > Long.MAX_VALUE / unit) {
      return OptionalLong.empty();
    }
    return OptionalLong.of(value.getAsLong() * unit);
  }
}
