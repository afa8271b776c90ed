package io.tenken.dirtyflow.openflow.wire;

import io.tenken.dirtyflow.openflow.Bits;
import io.tenken.dirtyflow.openflow.text.SubfieldText;
import io.tenken.dirtyflow.openflow.text.TextSink;
import io.tenken.dirtyflow.openflow.text.ValueWriter;

/** Writes {@code ct(...)} with the address translation and the actions nested in it. */
final class ConntrackDecoder {

  private static final int COMMIT = 1;
  private static final int FORCE = 2;
  private static final int NO_TABLE = 0xff;
  private static final int FTP = 21;
  private static final int TFTP = 69;
  private static final int NAT_SUBTYPE = 36;
  private static final int NAT_SUBTYPE_OFFSET = 8;
  private static final Bits WHOLE_ADDRESS = Bits.lowOnes(128);

  private final ActionDecoder actions;
  private final TextSink sink;
  private final OxmHeader header = new OxmHeader();

  ConntrackDecoder(ActionDecoder actions, TextSink sink) {
    this.actions = actions;
    this.sink = sink;
  }

  void write(WireReader in) {
    int flags = in.u16();
    requireKnown(flags, COMMIT | FORCE);
    sink.put("ct(");
    int start = sink.length();
    sink.put((flags & COMMIT) != 0 ? "commit," : "");
    sink.put((flags & FORCE) != 0 ? "force," : "");
    int zoneAt = in.at();
    in.skip(6);
    int table = in.u8();
    int algorithm = in.skip(3).u16();
    if (table != NO_TABLE) {
      sink.put("table=").decimal(table).put(',');
    }
    int nested = in.at();
    in.seek(zoneAt);
    zone(in);
    in.seek(nested);
    nested(in, algorithm);
    if (sink.length() > start) {
      sink.truncate(sink.length() - 1);
    }
    sink.put(')');
  }

  /** A number, or the header of a field with a range of its bits; zone 0 goes without saying. */
  private void zone(WireReader in) {
    int at = in.at();
    if (in.i32() != 0) {
      in.seek(at);
      header.read(in);
      int range = in.u16();
      sink.put("zone=");
      SubfieldText.write(sink, header.part(range >>> 6, (range & 0x3f) + 1));
      sink.put(',');
      return;
    }
    int number = in.u16();
    if (number != 0) {
      sink.put("zone=").decimal(number).put(',');
    }
  }

  private void nested(WireReader in, int algorithm) {
    int afterNat = in.at();
    if (startsWithNat(in)) {
      int length = in.skip(2).u16();
      in.seek(afterNat);
      int unknown = actions.unknownTerms();
      actions.actions(in.slice(length));
      if (actions.unknownTerms() > unknown) {
        // The text of ct(...) has no place for it.
        throw new UnknownCodePointException();
      }
      sink.put(',');
    }
    if (algorithm != 0) {
      sink.put("alg=");
      switch (algorithm) {
        case FTP -> sink.put("ftp");
        case TFTP -> sink.put("tftp");
        default -> sink.decimal(algorithm);
      }
      sink.put(',');
    }
    if (in.remaining() > 0) {
      sink.put("exec(");
      actions.actions(in);
      sink.put("),");
    }
  }

  private static boolean startsWithNat(WireReader in) {
    if (in.remaining() < 16) {
      return false;
    }
    int start = in.at();
    int subtype = in.skip(NAT_SUBTYPE_OFFSET).u16();
    in.seek(start);
    return subtype == NAT_SUBTYPE;
  }

  void nat(WireReader in) {
    int flags = in.skip(2).u16();
    int present = in.u16();
    requireKnown(flags, 0x1f);
    requireKnown(present, 0x3f);
    requireSense(flags & 3, flags | present, present);
    sink.put("nat");
    if ((flags & 3) == 0) {
      return;
    }
    sink.put((flags & 1) != 0 ? "(src" : "(dst");
    range(present, in);
    sink.put((flags & 4) != 0 ? ",persistent" : "");
    sink.put((flags & 8) != 0 ? ",hash" : "");
    sink.put((flags & 16) != 0 ? ",random" : "");
    sink.put(')');
  }

  private static void requireKnown(int bits, int known) {
    if ((bits & ~known) != 0) {
      throw new UnknownCodePointException();
    }
  }

  /** One direction at most, and none alone; an end of a range only with its start. */
  private static void requireSense(int direction, int all, int present) {
    boolean directed = direction == 1 || direction == 2 || all == 0;
    boolean started = (present >> 1 & present & 0x15) == (present >> 1 & 0x15);
    boolean oneFamily = (present & 5) != 5;
    if (!directed || !started || !oneFamily) {
      throw new UnknownCodePointException();
    }
  }

  private void range(int present, WireReader in) {
    if (present == 0) {
      return;
    }
    sink.put('=');
    long v4Least = (present & 1) != 0 ? in.u32() : 0;
    long v4Most = (present & 2) != 0 ? in.u32() : 0;
    Bits v6Least = (present & 4) != 0 ? Bits.of(in.u64(), in.u64()) : Bits.ZERO;
    Bits v6Most = (present & 8) != 0 ? Bits.of(in.u64(), in.u64()) : Bits.ZERO;
    int portLeast = (present & 16) != 0 ? in.u16() : 0;
    int portMost = (present & 32) != 0 ? in.u16() : 0;
    if ((present & 1) != 0) {
      sink.ipv4(v4Least);
      if (v4Most != 0 && v4Most != v4Least) {
        sink.put('-').ipv4(v4Most);
      }
    } else if ((present & 4) != 0) {
      ipv6(v6Least, portLeast != 0);
      if (!v6Most.isZero() && !v6Most.equals(v6Least)) {
        sink.put('-');
        ipv6(v6Most, portLeast != 0);
      }
    }
    if (portLeast != 0) {
      sink.put(':').decimal(portLeast);
      if (portMost != 0 && portMost != portLeast) {
        sink.put('-').decimal(portMost);
      }
    }
  }

  private void ipv6(Bits address, boolean bracket) {
    sink.put(bracket ? "[" : "");
    ValueWriter.ipv6(sink, address, WHOLE_ADDRESS);
    sink.put(bracket ? "]" : "");
  }
}
