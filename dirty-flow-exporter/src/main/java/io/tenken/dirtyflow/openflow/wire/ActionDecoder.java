package io.tenken.dirtyflow.openflow.wire;

import io.tenken.dirtyflow.openflow.Bits;
import io.tenken.dirtyflow.openflow.Field;
import io.tenken.dirtyflow.openflow.PortRef;
import io.tenken.dirtyflow.openflow.text.TextSink;
import io.tenken.dirtyflow.openflow.text.ValueWriter;
import java.util.HexFormat;

/**
 * Writes actions and instructions in the words of {@code ovs-ofctl}, which is the form in which
 * flows keep their actions. What is not known is written as {@code unknown_action(...)} with all
 * its bytes. Numbers of types: OpenFlow 1.3 sections 7.2.3 and 7.2.4.
 */
final class ActionDecoder {

  private static final int EXPERIMENTER = 0xffff;
  private static final int MIN_LENGTH = 8;
  private static final int MAX_DEPTH = 16;

  private final TextSink sink;
  private final OxmHeader header = new OxmHeader();
  private final ExtensionDecoder extensions;
  private int depth;
  private int unknown;

  ActionDecoder(TextSink sink) {
    this.sink = sink;
    this.extensions = new ExtensionDecoder(this, sink);
  }

  /** How many actions and instructions since {@link #begin} were not known. */
  int unknownTerms() {
    return unknown;
  }

  /** Starts the text of another flow. */
  void begin() {
    unknown = 0;
    depth = 0;
  }

  /** Writes a list of actions to the limit of {@code in}; nothing at all for an empty list. */
  void actions(WireReader in) {
    if (++depth > MAX_DEPTH) {
      throw new WireFormatException("actions are nested more than " + MAX_DEPTH + " deep");
    }
    int start = sink.length();
    while (in.remaining() > 0) {
      separate(start);
      action(in);
    }
    depth--;
  }

  /** A comma, unless nothing was written since the sink was {@code start} long. */
  void separate(int start) {
    if (sink.length() > start) {
      sink.put(',');
    }
  }

  private void action(WireReader in) {
    int start = in.at();
    int type = in.u16();
    int length = in.u16();
    if (length < MIN_LENGTH || length % 8 != 0) {
      throw new WireFormatException("an action of type %d and %d bytes".formatted(type, length));
    }
    in.seek(start);
    WireReader body = in.slice(length);
    body.skip(4);
    int before = sink.length();
    try {
      if (type == EXPERIMENTER) {
        extensions.write(body);
      } else {
        standard(type, body);
      }
      body.requireZeros();
    } catch (UnknownCodePointException notKnown) {
      sink.truncate(before);
      unknown("unknown_action", in.bytes(), start, start + length);
    }
  }

  private void standard(int type, WireReader in) {
    switch (type) {
      case 0 -> output(in);
      case 15 -> sink.put("set_mpls_ttl(").decimal(in.u8()).put(')');
      case 16 -> sink.put("dec_mpls_ttl");
      case 17 -> sink.put("push_vlan:0x").hexDigits(in.u16(), 4);
      case 18 -> sink.put("pop_vlan");
      case 19 -> sink.put("push_mpls:0x").hexDigits(in.u16(), 4);
      case 20 -> sink.put("pop_mpls:0x").hexDigits(in.u16(), 4);
      case 21 -> sink.put("set_queue:").decimal(in.u32());
      case 22 -> sink.put("group:").decimal(in.u32());
      case 23 -> sink.put("mod_nw_ttl:").decimal(in.u8());
      case 24 -> sink.put("dec_ttl");
      case 25 -> setField(in);
      default -> throw new UnknownCodePointException();
    }
  }

  private void output(WireReader in) {
    int port = in.i32();
    int maxLength = in.u16();
    PortRef.Numbered target = PortRef.ofWire(port);
    if (target.equals(PortRef.CONTROLLER)) {
      sink.put("CONTROLLER:").decimal(maxLength);
      return;
    }
    sink.put(target.reservedName().isPresent() ? "" : "output:");
    ValueWriter.port(sink, target);
  }

  /** An OXM element, with or without mask, as {@code set_field}. */
  void setField(WireReader in) {
    header.read(in);
    Field field = header.require();
    int length = header.valueLength();
    boolean fits = length == field.bytes() || field.bits() > 128;
    if (!fits || (header.masked() && header.length() % 2 != 0)) {
      throw new UnknownCodePointException();
    }
    Bits value = Bits.ofBytes(in.bytes(), in.skip(length).at() - length, length);
    Bits mask = field.fullMask();
    if (header.masked()) {
      mask = Bits.ofBytes(in.bytes(), in.skip(length).at() - length, length);
      mask = mask.and(field.fullMask());
    }
    sink.put("set_field:");
    if (header.masked() && field.bits() > field.usedBits()) {
      ValueWriter.writeMasked(sink, field, value, mask);
    } else {
      ValueWriter.write(sink, field, value, mask);
    }
    sink.put("->").put(field.name());
  }

  /** Counts and writes what is not known, byte by byte. */
  void unknown(String word, byte[] bytes, int start, int end) {
    unknown++;
    sink.put(word).put('(').put(HexFormat.of().formatHex(bytes, start, end)).put(')');
  }
}
