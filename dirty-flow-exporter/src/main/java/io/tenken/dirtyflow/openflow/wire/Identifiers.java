package io.tenken.dirtyflow.openflow.wire;

import java.util.Set;

/** Reads the identifiers of groups and meters out of their descriptions. */
public final class Identifiers {

  private Identifiers() {}

  /**
   * Adds the identifiers of the groups or meters in the body of one part of a reply.
   *
   * @throws WireFormatException if the body breaks the rules of OpenFlow
   */
  public static void read(byte[] bytes, int start, int end, Set<Long> into) {
    read(new WireReader(bytes, start, end), into);
  }

  /** Both have their length first and, after two more bytes, the identifier. */
  private static void read(WireReader in, Set<Long> into) {
    while (in.remaining() > 0) {
      int entry = in.at();
      int length = in.u16();
      if (length < 8 || length > in.limit() - entry) {
        throw new WireFormatException("a description of %d bytes".formatted(length));
      }
      into.add(in.skip(2).u32());
      in.seek(entry + length);
    }
  }
}
