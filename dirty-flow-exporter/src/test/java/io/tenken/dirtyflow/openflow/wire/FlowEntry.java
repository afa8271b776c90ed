package io.tenken.dirtyflow.openflow.wire;

import io.tenken.dirtyflow.openflow.text.FlowWriter;
import io.tenken.dirtyflow.openflow.text.SpellingMode;
import io.tenken.dirtyflow.table.FlowTable;
import io.tenken.dirtyflow.table.StableHash;
import java.nio.ByteBuffer;
import java.util.HexFormat;
import java.util.Optional;

/** Builds the bytes of one flow in a reply, part by part, also such as no switch sends. */
final class FlowEntry {

  private static final int APPLY_ACTIONS = 4;

  private FlowEntry() {}

  /** Bytes from hexadecimal text with blanks. */
  static byte[] hex(String text) {
    return HexFormat.of().parseHex(text.replaceAll("\\s", ""));
  }

  /** An entry of table 7 with this match and these instructions, each with its padding. */
  static byte[] of(byte[] match, byte[] instructions) {
    ByteBuffer entry = ByteBuffer.allocate(48 + match.length + instructions.length);
    entry.putShort((short) entry.capacity()).put((byte) 7).position(12);
    return entry.putShort((short) 5).position(48).put(match).put(instructions).array();
  }

  /** A match of these OXM elements, padded. */
  static byte[] match(String elements) {
    byte[] oxm = hex(elements);
    int length = 4 + oxm.length;
    ByteBuffer match = ByteBuffer.allocate((length + 7) / 8 * 8);
    return match.putShort((short) 1).putShort((short) length).put(oxm).array();
  }

  /** An instruction of this type and content after its length. */
  static byte[] instruction(int type, String content) {
    byte[] body = hex(content);
    ByteBuffer instruction = ByteBuffer.allocate(4 + body.length);
    return instruction.putShort((short) type).putShort((short) (4 + body.length)).put(body).array();
  }

  /** An entry that applies these actions to every packet. */
  static byte[] applying(String actions) {
    return of(match(""), instruction(APPLY_ACTIONS, "00000000" + actions));
  }

  /** The table of one part with these bytes. */
  static FlowTable read(byte[] entries) {
    FlowStatsReader reader = new FlowStatsReader(new StableHash(1, 2), Optional.empty());
    reader.part(entries, 0, entries.length);
    return reader.builder().build();
  }

  /** The one flow of an entry, in the words of the switch, without its table and priority. */
  static String text(byte[] entry) {
    String text = FlowWriter.text(read(entry).flow(0), SpellingMode.AS_TOLD);
    return text.replace("cookie=0x0, table=7, ", "").replaceFirst("priority=5[, ]", "");
  }
}
