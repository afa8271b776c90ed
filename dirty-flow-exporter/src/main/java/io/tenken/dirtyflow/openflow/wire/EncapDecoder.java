package io.tenken.dirtyflow.openflow.wire;

import io.tenken.dirtyflow.openflow.text.TextSink;
import java.util.HexFormat;

/** Writes {@code encap(...)} with its properties, and {@code decap(...)}. */
final class EncapDecoder {

  private static final int ETHERNET = 0;
  private static final int NSH = 0x0001_894f;
  private static final int MPLS = 0x0001_8847;
  private static final int MPLS_MULTICAST = 0x0001_8848;
  private static final int NEXT_PROTOCOL = 0x0000_fffe;
  private static final int NSH_PROPERTIES = 4;
  private static final int MD_TYPE = 1;
  private static final int TLV = 2;

  private final TextSink sink;

  EncapDecoder(TextSink sink) {
    this.sink = sink;
  }

  void encap(WireReader in) {
    int type = in.skip(2).i32();
    sink.put("encap(");
    switch (type) {
      case ETHERNET -> sink.put("ethernet");
      case NSH -> sink.put("nsh");
      case MPLS -> sink.put("mpls");
      case MPLS_MULTICAST -> sink.put("mpls_mc");
      default -> throw new UnknownCodePointException();
    }
    String separator = "(";
    while (in.remaining() >= 4) {
      sink.put(separator);
      property(in);
      separator = ",";
    }
    sink.put(separator.equals(",") ? "))" : ")");
  }

  private void property(WireReader in) {
    int start = in.at();
    int propertyClass = in.u16();
    int type = in.u8();
    int length = in.u8();
    if (length < 4) {
      throw new WireFormatException("an encap property of %d bytes".formatted(length));
    }
    if (propertyClass == NSH_PROPERTIES && type == MD_TYPE) {
      sink.put("md_type=").decimal(in.u8());
    } else if (propertyClass == NSH_PROPERTIES && type == TLV) {
      tlv(in);
    } else {
      throw new UnknownCodePointException();
    }
    in.seek(Math.min(in.limit(), start + (length + 7) / 8 * 8));
  }

  private void tlv(WireReader in) {
    sink.put("tlv(0x").hexDigits(in.u16(), 4).put(',').decimal(in.u8()).put(",0x");
    int length = in.u8();
    int start = in.at();
    in.skip(length);
    sink.put(HexFormat.of().formatHex(in.bytes(), start, in.at())).put(')');
  }

  void decap(WireReader in) {
    int type = in.skip(2).i32();
    if (type == NEXT_PROTOCOL) {
      sink.put("decap()");
      return;
    }
    sink.put("decap(packet_type(ns=").decimal(type >>> 16);
    sink.put(",type=").hex(type & 0xffff).put("))");
  }
}
