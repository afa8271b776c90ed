package io.tenken.dirtyflow.openflow.text;

import io.tenken.dirtyflow.openflow.Bits;

/** IPv6 addresses as the C library writes them (RFC 5952 with embedded IPv4). */
final class Ipv6Text {

  private static final int GROUPS = 8;
  private static final int V4_MAPPED = 0xffff;

  private Ipv6Text() {}

  static Bits parse(byte[] bytes, int start, int end) {
    int[] groups = new int[GROUPS];
    int count = 0;
    int gap = -1;
    int at = start;
    if (at + 1 < end && bytes[at] == ':' && bytes[at + 1] == ':') {
      gap = 0;
      at += 2;
    }
    while (at < end) {
      int stop = Numbers.indexOf(bytes, at, end, ':');
      int groupEnd = stop < 0 ? end : stop;
      count = group(groups, count, bytes, at, groupEnd, end);
      at = groupEnd + 1;
      boolean doubled = stop >= 0 && at < end && bytes[at] == ':';
      if (stop >= 0 && (at >= end || (doubled && gap >= 0))) {
        throw malformed(bytes, start, end);
      } else if (doubled) {
        gap = count;
        at++;
      }
    }
    return assemble(groups, count, gap, bytes, start, end);
  }

  /** Reads one group, or an IPv4 address at the end, and returns how many groups there are now. */
  private static int group(
      int[] groups, int count, byte[] bytes, int start, int groupEnd, int end) {
    boolean dotted = Numbers.indexOf(bytes, start, groupEnd, '.') >= 0;
    if (count > (dotted ? GROUPS - 2 : GROUPS - 1)
        || groupEnd == start
        || (dotted && groupEnd < end)) {
      throw malformed(bytes, start, end);
    }
    return dotted
        ? putDotted(groups, count, bytes, start, end)
        : put(groups, count, bytes, start, groupEnd);
  }

  private static int put(int[] groups, int count, byte[] bytes, int start, int end) {
    if (end - start > 4) {
      throw malformed(bytes, start, end);
    }
    groups[count] = (int) Numbers.hex(bytes, start, end);
    return count + 1;
  }

  private static int putDotted(int[] groups, int count, byte[] bytes, int start, int end) {
    long address = Numbers.ipv4(bytes, start, end);
    groups[count] = (int) (address >>> 16);
    groups[count + 1] = (int) (address & 0xffff);
    return count + 2;
  }

  private static Bits assemble(int[] groups, int count, int gap, byte[] bytes, int start, int end) {
    if (gap < 0 ? count != GROUPS : count >= GROUPS) {
      throw malformed(bytes, start, end);
    }
    long high = 0;
    long low = 0;
    for (int i = 0; i < GROUPS; i++) {
      int fromGap = i - (GROUPS - count);
      int group = gap < 0 || i < gap ? groups[i] : fromGap >= gap ? groups[fromGap] : 0;
      high = high << 16 | low >>> 48;
      low = low << 16 | group;
    }
    return Bits.of(high, low);
  }

  static void write(TextSink sink, Bits address) {
    int[] groups = new int[GROUPS];
    for (int i = 0; i < GROUPS; i++) {
      long word = i < 4 ? address.high() : address.low();
      groups[i] = (int) (word >>> (48 - i % 4 * 16)) & 0xffff;
    }
    int zeros = longestZeros(groups);
    int first = zeros >>> 8;
    int length = zeros & 0xff;
    boolean embedsV4 = first == 0 && (length == 6 || (length == 5 && groups[5] == V4_MAPPED));
    for (int i = 0; i < GROUPS; i++) {
      if (length > 1 && i >= first && i < first + length) {
        if (i == first) {
          sink.put(':');
        }
        continue;
      }
      if (i > 0) {
        sink.put(':');
      }
      if (i == 6 && embedsV4) {
        sink.ipv4(address.low() & 0xffff_ffffL);
        return;
      }
      sink.hexDigits(groups[i]);
    }
    if (length > 1 && first + length == GROUPS) {
      sink.put(':');
    }
  }

  /** First group and length of the longest run of zero groups, as {@code first << 8 | length}. */
  private static int longestZeros(int[] groups) {
    int best = 0;
    for (int i = 0; i < GROUPS; i++) {
      int length = 0;
      while (i + length < GROUPS && groups[i + length] == 0) {
        length++;
      }
      if (length > (best & 0xff)) {
        best = i << 8 | length;
      }
    }
    return best;
  }

  private static RuntimeException malformed(byte[] bytes, int start, int end) {
    return Numbers.expected("an IPv6 address", bytes, start, end);
  }
}
