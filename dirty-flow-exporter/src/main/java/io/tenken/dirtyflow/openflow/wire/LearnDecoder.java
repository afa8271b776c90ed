package io.tenken.dirtyflow.openflow.wire;

import io.tenken.dirtyflow.openflow.Bits;
import io.tenken.dirtyflow.openflow.Field;
import io.tenken.dirtyflow.openflow.Subfield;
import io.tenken.dirtyflow.openflow.text.SubfieldText;
import io.tenken.dirtyflow.openflow.text.TextSink;
import io.tenken.dirtyflow.openflow.text.ValueWriter;

/** Writes both forms of {@code learn(...)}. */
final class LearnDecoder {

  private static final int DEFAULT_PRIORITY = 32768;
  private static final int SEND_FLOW_REM = 1;
  private static final int DELETE_LEARNED = 2;
  private static final int WRITE_RESULT = 4;
  private static final int IMMEDIATE = 0x2000;
  private static final int TARGET_SHIFT = 11;
  private static final int BITS = 0x7ff;

  private final TextSink sink;
  private final OxmHeader header = new OxmHeader();

  LearnDecoder(TextSink sink) {
    this.sink = sink;
  }

  void write(WireReader in, boolean second) {
    int idle = in.u16();
    int hard = in.u16();
    int priority = in.u16();
    long cookie = in.u64();
    int flags = in.u16();
    if ((flags & ~(SEND_FLOW_REM | DELETE_LEARNED | WRITE_RESULT)) != 0) {
      throw new UnknownCodePointException();
    }
    int table = in.u8();
    int finIdle = in.skip(1).u16();
    int finHard = in.u16();
    sink.put("learn(table=").decimal(table);
    number(",idle_timeout=", idle);
    number(",hard_timeout=", hard);
    number(",fin_idle_timeout=", finIdle);
    number(",fin_hard_timeout=", finHard);
    if (priority != DEFAULT_PRIORITY) {
      sink.put(",priority=").decimal(priority);
    }
    rest(in, flags, cookie, second);
    sink.put(')');
  }

  private void rest(WireReader in, int flags, long cookie, boolean second) {
    sink.put((flags & SEND_FLOW_REM) != 0 ? ",send_flow_rem" : "");
    sink.put((flags & DELETE_LEARNED) != 0 ? ",delete_learned" : "");
    if (cookie != 0) {
      sink.put(",cookie=").hex(cookie);
    }
    if (second) {
      second(in, flags);
    }
    while (in.remaining() >= 2 && spec(in)) {
      // each call writes one
    }
  }

  private void second(WireReader in, int flags) {
    number(",limit=", in.u32());
    int offset = in.u16();
    in.skip(2);
    if ((flags & WRITE_RESULT) != 0) {
      header.read(in);
      sink.put(",result_dst=");
      SubfieldText.write(sink, header.part(offset, 1));
    }
  }

  private void number(String key, long value) {
    if (value != 0) {
      sink.put(key).decimal(value);
    }
  }

  /** One specification; false for the zeros at the end. */
  private boolean spec(WireReader in) {
    int head = in.u16();
    if (head == 0) {
      return false;
    }
    int bits = head & BITS;
    Source source = (head & IMMEDIATE) != 0 ? immediate(in, bits) : field(in, bits);
    sink.put(',');
    switch (head >>> TARGET_SHIFT & 3) {
      case 0 -> match(source, target(in, bits));
      case 1 -> load(source, target(in, bits));
      case 2 -> {
        sink.put("output:");
        SubfieldText.write(sink, source.part());
      }
      default -> throw new UnknownCodePointException();
    }
    return true;
  }

  private Source immediate(WireReader in, int bits) {
    int length = (bits + 15) / 16 * 2;
    int start = in.at();
    in.skip(length);
    return new Source(
        new Subfield(Field.METADATA, 0, 1), Bits.ofBytes(in.bytes(), start, length), true);
  }

  private Source field(WireReader in, int bits) {
    return new Source(target(in, bits), Bits.ZERO, false);
  }

  private Subfield target(WireReader in, int bits) {
    header.read(in);
    return header.part(in.u16(), bits);
  }

  /** Where a value comes from: a field of the packet, or, if {@code constant}, {@code value}. */
  private record Source(Subfield part, Bits value, boolean constant) {}

  private void match(Source source, Subfield target) {
    if (source.constant() && target.isWhole()) {
      sink.put(target.field().name()).put('=');
      ValueWriter.write(sink, target.field(), source.value(), target.field().fullMask());
      return;
    }
    SubfieldText.write(sink, target);
    if (source.constant()) {
      sink.put('=');
      ValueWriter.hex(sink, source.value());
    } else if (!source.part().equals(target)) {
      sink.put('=');
      SubfieldText.write(sink, source.part());
    }
  }

  private void load(Source source, Subfield target) {
    sink.put("load:");
    if (source.constant()) {
      ValueWriter.hex(sink, source.value());
    } else {
      SubfieldText.write(sink, source.part());
    }
    sink.put("->");
    SubfieldText.write(sink, target);
  }
}
