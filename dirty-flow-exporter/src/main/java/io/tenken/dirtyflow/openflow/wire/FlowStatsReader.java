package io.tenken.dirtyflow.openflow.wire;

import io.tenken.dirtyflow.openflow.ByteSlice;
import io.tenken.dirtyflow.openflow.FlowHead;
import io.tenken.dirtyflow.openflow.FlowSyntaxException;
import io.tenken.dirtyflow.openflow.Match;
import io.tenken.dirtyflow.openflow.text.ActionsReader;
import io.tenken.dirtyflow.table.FlowTable;
import io.tenken.dirtyflow.table.FlowTableBuilder;
import io.tenken.dirtyflow.table.StableHash;
import java.util.Optional;

/**
 * Reads the flows of a reply, part by part. Unchanged flows are taken over from the table before. A
 * message that breaks the rules is an error: there is no "fewer flows".
 */
public final class FlowStatsReader {

  private static final int MIN_ENTRY = 56;
  private static final int INSTRUCTIONS_OFFSET = 48;
  private static final int KNOWN_FLAGS = 0x1f;

  private final StableHash hash;
  private final FlowTableBuilder builder;
  private final WireReader in = new WireReader();
  private final MatchDecoder matches = new MatchDecoder();
  private final InstructionDecoder instructions = new InstructionDecoder();
  private final RecentInstructions recent;
  private final ActionsReader actionsReader = new ActionsReader();
  private final FlowHead head = new FlowHead();
  private final ByteSlice actions = new ByteSlice();
  private boolean knownFlags;

  /**
   * @param previous the table before, of the same bridge and also read from the wire
   */
  public FlowStatsReader(StableHash hash, Optional<FlowTable> previous) {
    this.hash = hash;
    this.recent = new RecentInstructions(hash);
    this.builder = new FlowTableBuilder(previous);
  }

  /**
   * Reads the entries in {@code bytes[start, end)}, the body of one part of the reply.
   *
   * @throws WireFormatException if they break the rules of OpenFlow
   */
  public void part(byte[] bytes, int start, int end) {
    int at = start;
    while (at < end) {
      in.reset(bytes, at, end);
      int length = in.u16();
      if (length < MIN_ENTRY || length > end - at) {
        throw new WireFormatException(
            "a flow of %d bytes where %d are left".formatted(length, end - at));
      }
      in.reset(bytes, at, at + length);
      flow(bytes, at, at + length);
      at += length;
    }
  }

  /** The builder, for the table and its changes when all parts are read. */
  public FlowTableBuilder builder() {
    return builder;
  }

  private void flow(byte[] bytes, int start, int end) {
    readHead();
    hash.begin();
    hash.add(head);
    hash.add(bytes, start + INSTRUCTIONS_OFFSET, end);
    hash.finish();
    if (builder.reuse(hash, head)) {
      return;
    }
    try {
      boolean known = matches.read(in);
      builder.add(hash, head, matches.match(), actionsId());
      if (!known || !knownFlags) {
        builder.markOpaque();
      }
    } catch (FlowSyntaxException noFlow) {
      throw new WireFormatException(noFlow.reason());
    }
  }

  private int actionsId() {
    int recentId = recent.find(in);
    if (recentId >= 0) {
      return recentId;
    }
    instructions.read(in);
    actions.set(instructions.text().bytes(), 0, instructions.text().length());
    int id = builder.knownActions(actions);
    if (id < 0) {
      // Read only to see that they can be read: they are kept as text.
      actionsReader.read(actions.bytes(), actions.start(), actions.end(), Match.ANY);
      id = builder.newActions(actions, instructions.unknownTerms() > 0);
    }
    recent.remember(id);
    return id;
  }

  private void readHead() {
    head.clear();
    in.skip(2);
    head.table(in.u8());
    long seconds = in.skip(1).u32();
    head.durationNanos(seconds * 1_000_000_000L + in.u32());
    head.priority(in.u16());
    head.idleTimeout(in.u16());
    head.hardTimeout(in.u16());
    int flags = in.u16();
    head.addFlags(flags & KNOWN_FLAGS);
    knownFlags = (flags & ~KNOWN_FLAGS) == 0;
    head.importance(in.u16());
    head.cookie(in.skip(2).u64());
    head.packets(in.u64());
    head.bytes(in.u64());
  }
}
