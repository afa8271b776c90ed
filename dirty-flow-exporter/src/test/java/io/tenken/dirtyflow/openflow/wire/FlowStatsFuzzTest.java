package io.tenken.dirtyflow.openflow.wire;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;
import io.tenken.dirtyflow.dump.Captures;
import io.tenken.dirtyflow.openflow.Flow;
import io.tenken.dirtyflow.openflow.FlowSyntaxException;
import io.tenken.dirtyflow.openflow.text.FlowWriter;
import io.tenken.dirtyflow.openflow.text.SpellingMode;
import io.tenken.dirtyflow.table.FlowTable;
import io.tenken.dirtyflow.table.StableHash;
import java.nio.ByteBuffer;
import java.util.Optional;
import org.junit.jupiter.api.DisplayName;

@DisplayName("Whatever bytes come as a reply with flows")
class FlowStatsFuzzTest {

  @FuzzTest
  @DisplayName("they are refused as a whole, or every entry is a flow that can be written and read")
  void flows(byte[] bytes) {
    FlowStatsReader reader = new FlowStatsReader(new StableHash(1, 2), Optional.empty());
    try {
      reader.part(bytes, 0, bytes.length);
    } catch (WireFormatException refused) {
      return;
    }
    FlowTable table = reader.builder().build();
    assertThat(table.size()).isEqualTo(entries(bytes));
    for (int row = 0; row < table.size(); row++) {
      Flow flow;
      try {
        flow = table.flow(row);
      } catch (FlowSyntaxException unreadable) {
        throw new AssertionError("actions: " + table.actionsText(row), unreadable);
      }
      assertThat(Captures.flow(FlowWriter.text(flow, SpellingMode.AS_TOLD))).isEqualTo(flow);
    }
  }

  /** By the lengths alone, which is how a switch lays them out. */
  private static int entries(byte[] bytes) {
    int count = 0;
    for (int at = 0; at < bytes.length; at += ByteBuffer.wrap(bytes).getShort(at) & 0xffff) {
      count++;
    }
    return count;
  }
}
