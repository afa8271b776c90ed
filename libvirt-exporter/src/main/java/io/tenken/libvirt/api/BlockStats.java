package io.tenken.libvirt.api;

import java.util.OptionalLong;

/**
 * One disk of a guest.
 *
 * @param device the target: {@code vda}
 * @param reads what was read
 * @param writes what was written
 * @param flushes requests and nanoseconds; bytes are always absent
 * @param size of the image
 */
public record BlockStats(
    String device, BlockTraffic reads, BlockTraffic writes, BlockTraffic flushes, BlockSize size) {

  /** True if the guest's monitor was asked: without it only the name is known. */
  public boolean hasMonitorPart() {
    return reads.requests().isPresent() || reads.bytes().isPresent();
  }

  /** This disk with another size. */
  public BlockStats withSize(BlockSize other) {
    return new BlockStats(device, reads, writes, flushes, other);
  }

  /**
   * @param requests finished
   * @param bytes moved
   * @param nanos that the requests took, summed
   */
  public record BlockTraffic(OptionalLong requests, OptionalLong bytes, OptionalLong nanos) {
    public static final BlockTraffic NONE =
        new BlockTraffic(OptionalLong.empty(), OptionalLong.empty(), OptionalLong.empty());
  }

  /**
   * All in bytes.
   *
   * @param capacity that the guest sees
   * @param allocation on the host
   * @param physical size of the container on the host
   */
  public record BlockSize(OptionalLong capacity, OptionalLong allocation, OptionalLong physical) {
    public static final BlockSize NONE =
        new BlockSize(OptionalLong.empty(), OptionalLong.empty(), OptionalLong.empty());
  }
}
