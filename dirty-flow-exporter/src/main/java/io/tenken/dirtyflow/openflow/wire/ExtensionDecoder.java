package io.tenken.dirtyflow.openflow.wire;

import io.tenken.dirtyflow.openflow.Bits;
import io.tenken.dirtyflow.openflow.PortRef;
import io.tenken.dirtyflow.openflow.Subfield;
import io.tenken.dirtyflow.openflow.text.SubfieldText;
import io.tenken.dirtyflow.openflow.text.TextSink;
import io.tenken.dirtyflow.openflow.text.ValueWriter;

/**
 * Writes the extension actions of Open vSwitch ("Nicira"). Numbers and layouts: {@code
 * ofp-actions.c} of Open vSwitch 3.1, and the bytes that it sends.
 */
final class ExtensionDecoder {

  private static final int NICIRA = 0x0000_2320;
  private static final int ONF = 0x4f4e_4600;
  private static final int ONF_COPY_FIELD = 3200;
  private static final int NO_TABLE = 0xff;
  private static final int WHOLE_PACKET = 0xffff;

  private final ActionDecoder actions;
  private final TextSink sink;
  private final OxmHeader header = new OxmHeader();
  private final ControllerDecoder controller;
  private final LearnDecoder learn;
  private final HashDecoder hashes;
  private final EncapDecoder encap;
  private final ConntrackDecoder conntrack;

  ExtensionDecoder(ActionDecoder actions, TextSink sink) {
    this.actions = actions;
    this.sink = sink;
    this.controller = new ControllerDecoder(sink);
    this.learn = new LearnDecoder(sink);
    this.hashes = new HashDecoder(sink);
    this.encap = new EncapDecoder(sink);
    this.conntrack = new ConntrackDecoder(actions, sink);
  }

  /** Writes the action whose body after type and length is {@code in}. */
  void write(WireReader in) {
    int vendor = in.i32();
    int subtype = in.u16();
    if (vendor == ONF && subtype == ONF_COPY_FIELD) {
      in.skip(2);
      move(in.u16(), in.u16(), in.u16(), in.skip(2));
      return;
    } else if (vendor != NICIRA) {
      throw new UnknownCodePointException();
    }
    nicira(subtype, in);
  }

  private void nicira(int subtype, WireReader in) {
    switch (subtype) {
      case 1 -> resubmit(in.u16(), NO_TABLE, false);
      case 2 -> sink.put("set_tunnel:").hex(in.skip(2).u32());
      case 5 -> sink.put("pop_queue");
      case 6 -> move(in.u16(), in.u16(), in.u16(), in);
      case 7 -> registerLoad(in);
      case 8 -> note(in);
      case 9 -> sink.put("set_tunnel64:").hex(in.skip(6).u64());
      case 10 -> hashes.multipath(in);
      case 12 -> hashes.bundle(in, false);
      case 13 -> hashes.bundle(in, true);
      case 14 -> resubmit(in.u16(), in.u8(), false);
      case 15 -> outputRegister(in);
      case 16 -> learn.write(in, false);
      case 17 -> sink.put("exit");
      case 19 -> finTimeout(in.u16(), in.u16());
      case 20 -> controller.first(in);
      case 21 -> decrementTtl(in);
      case 27 -> stack("push:", in);
      case 28 -> stack("pop:", in);
      case 29 -> hashes.sample(in, false);
      case 32 -> outputRegister2(in);
      case 33 -> actions.setField(in);
      default -> later(subtype, in);
    }
  }

  private void later(int subtype, WireReader in) {
    switch (subtype) {
      case 34 -> conjunction(in.u8(), in.u8(), in.u32());
      case 35 -> conntrack.write(in);
      case 36 -> conntrack.nat(in);
      case 37 -> controller.second(in.skip(6));
      case 38, 41 -> hashes.sample(in, true);
      case 39 -> outputTruncated(in.u16(), in.u32());
      case 42 -> clone(in.skip(6));
      case 43 -> sink.put("ct_clear");
      case 44 -> resubmit(in.u16(), in.u8(), true);
      case 45 -> learn.write(in, true);
      case 46 -> encap.encap(in);
      case 47 -> encap.decap(in);
      case 48 -> sink.put("dec_nsh_ttl");
      case 49 -> checkPacketLarger(in.u16(), in.u16(), in);
      case 50 -> deleteField(in);
      default -> throw new UnknownCodePointException();
    }
  }

  private void resubmit(int wirePort, int table, boolean conntracked) {
    PortRef.Numbered port = PortRef.ofWire(wirePort);
    boolean samePort = port.equals(PortRef.IN_PORT);
    if (table == NO_TABLE && !conntracked && !samePort) {
      sink.put("resubmit:");
      ValueWriter.port(sink, port);
      return;
    }
    sink.put("resubmit(");
    if (!samePort) {
      ValueWriter.port(sink, port);
    }
    sink.put(',');
    if (table != NO_TABLE) {
      sink.decimal(table);
    }
    sink.put(conntracked ? ",ct)" : ")");
  }

  private void move(int bits, int sourceOffset, int targetOffset, WireReader in) {
    header.read(in);
    Subfield source = header.part(sourceOffset, bits);
    header.read(in);
    Subfield target = header.part(targetOffset, bits);
    sink.put("move:");
    SubfieldText.write(sink, source);
    sink.put("->");
    SubfieldText.write(sink, target);
  }

  private void registerLoad(WireReader in) {
    int range = in.u16();
    header.read(in);
    Subfield target = header.part(range >>> 6, (range & 0x3f) + 1);
    long value = in.u64();
    if (!Bits.of(value).fits(target.bits())) {
      throw new UnknownCodePointException();
    }
    sink.put("load:").hex(value).put("->");
    SubfieldText.write(sink, target);
  }

  private void note(WireReader in) {
    sink.put("note:");
    String separator = "";
    while (in.remaining() > 0) {
      sink.put(separator).hexDigits(in.u8(), 2);
      separator = ".";
    }
  }

  private void outputRegister(WireReader in) {
    int range = in.u16();
    header.read(in);
    outputRegister(range, in.u16());
  }

  private void outputRegister2(WireReader in) {
    int range = in.u16();
    int maxLength = in.u16();
    header.read(in);
    outputRegister(range, maxLength);
  }

  /** The text has no place for a limit, which only counts if the port is the controller. */
  private void outputRegister(int range, int maxLength) {
    if (maxLength != WHOLE_PACKET) {
      throw new UnknownCodePointException();
    }
    sink.put("output:");
    SubfieldText.write(sink, header.part(range >>> 6, (range & 0x3f) + 1));
  }

  private void outputTruncated(int port, long maxLength) {
    sink.put("output(port=");
    ValueWriter.port(sink, PortRef.ofWire(port));
    sink.put(",max_len=").decimal(maxLength).put(')');
  }

  private void finTimeout(int idle, int hard) {
    sink.put("fin_timeout(");
    if (idle != 0) {
      sink.put("idle_timeout=").decimal(idle).put(',');
    }
    if (hard != 0) {
      sink.put("hard_timeout=").decimal(hard).put(',');
    }
    sink.truncate(sink.length() - (idle != 0 || hard != 0 ? 1 : 0));
    sink.put(')');
  }

  private void decrementTtl(WireReader in) {
    int count = in.u16();
    in.skip(4);
    sink.put("dec_ttl(");
    for (int i = 0; i < count; i++) {
      sink.put(i == 0 ? "" : ",").decimal(in.u16());
    }
    sink.put(')');
  }

  private void stack(String word, WireReader in) {
    int offset = in.u16();
    header.read(in);
    sink.put(word);
    SubfieldText.write(sink, header.part(offset, in.u16()));
  }

  private void conjunction(int clause, int clauses, long id) {
    sink.put("conjunction(").decimal(id);
    sink.put(',').decimal(clause + 1L).put('/').decimal(clauses).put(')');
  }

  private void clone(WireReader in) {
    sink.put("clone(");
    int start = sink.length();
    actions.actions(in);
    sink.put(sink.length() == start ? "drop)" : ")");
  }

  private void checkPacketLarger(int length, int offset, WireReader in) {
    header.read(in);
    sink.put("check_pkt_larger(").decimal(length).put(")->");
    SubfieldText.write(sink, header.part(offset, 1));
  }

  private void deleteField(WireReader in) {
    header.read(in);
    sink.put("delete_field:").put(header.require().name());
  }
}
