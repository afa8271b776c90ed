package io.tenken.dirtyflow.openflow.wire;

import io.tenken.dirtyflow.openflow.text.TextSink;
import java.util.Arrays;

/**
 * Writes the instructions of a flow in the order in which the switch executes and {@code ovs-ofctl}
 * prints them, whatever their order in the message.
 */
final class InstructionDecoder {

  private static final int GOTO_TABLE = 1;
  private static final int WRITE_METADATA = 2;
  private static final int WRITE_ACTIONS = 3;
  private static final int APPLY_ACTIONS = 4;
  private static final int CLEAR_ACTIONS = 5;
  private static final int METER = 6;
  private static final int[] ORDER = {
    METER, APPLY_ACTIONS, CLEAR_ACTIONS, WRITE_ACTIONS, WRITE_METADATA, GOTO_TABLE
  };

  private final TextSink sink = new TextSink();
  private final ActionDecoder actions = new ActionDecoder(sink);
  private final int[] starts = new int[METER + 1];

  /** The text of the last flow. */
  TextSink text() {
    return sink;
  }

  int unknownTerms() {
    return actions.unknownTerms();
  }

  /** Reads the instructions up to the limit of {@code in}. */
  void read(WireReader in) {
    sink.clear();
    actions.begin();
    locate(in);
    for (int type : ORDER) {
      if (starts[type] > 0) {
        in.seek(starts[type]);
        in.skip(2);
        instruction(type, in.slice(in.u16() - 4));
      }
    }
    in.seek(in.limit());
    if (sink.length() == 0) {
      sink.put("drop");
    }
  }

  /** Finds where each instruction starts; unknown ones are written at once. */
  private void locate(WireReader in) {
    Arrays.fill(starts, 0);
    while (in.remaining() > 0) {
      int start = in.at();
      int type = in.u16();
      int length = in.u16();
      if (length < 8 || length % 8 != 0) {
        throw new WireFormatException("an instruction %d of %d bytes".formatted(type, length));
      }
      in.seek(start);
      in.skip(length);
      if (type < 1 || type > METER) {
        actions.separate(0);
        actions.unknown("unknown_instruction", in.bytes(), start, start + length);
      } else if (starts[type] > 0) {
        throw new WireFormatException("instruction %d comes twice".formatted(type));
      } else {
        starts[type] = start;
      }
    }
  }

  private void instruction(int type, WireReader in) {
    int before = sink.length();
    actions.separate(0);
    int start = sink.length();
    switch (type) {
      case METER -> sink.put("meter:").decimal(in.u32());
      case APPLY_ACTIONS -> actions.actions(in.skip(4));
      case CLEAR_ACTIONS -> sink.put("clear_actions");
      case WRITE_ACTIONS -> writeActions(in.skip(4));
      case WRITE_METADATA -> writeMetadata(in.skip(4));
      default -> sink.put("goto_table:").decimal(in.u8());
    }
    if (sink.length() == start) {
      sink.truncate(before);
    }
  }

  private void writeActions(WireReader in) {
    if (in.remaining() == 0) {
      return;
    }
    sink.put("write_actions(");
    actions.actions(in);
    sink.put(')');
  }

  private void writeMetadata(WireReader in) {
    sink.put("write_metadata:").hex(in.u64());
    long mask = in.u64();
    if (mask != -1L) {
      sink.put('/').hex(mask);
    }
  }
}
