package io.tenken.dirtyflow.collector;

import static org.assertj.core.api.Assertions.assertThat;

import io.tenken.core.spi.CollectorException;
import io.tenken.core.spi.Deadline;
import io.tenken.core.spi.FailureReason;
import io.tenken.core.testing.FakeRuntime;
import io.tenken.core.testing.FakeScrape;
import io.tenken.core.testing.FakeTicker;
import io.tenken.core.testing.RecordingSink;
import io.tenken.dirtyflow.access.BridgeList;
import io.tenken.dirtyflow.dump.Captures;
import io.tenken.dirtyflow.dump.FlowDump;
import io.tenken.dirtyflow.metrics.FlowMetrics;
import io.tenken.dirtyflow.ovs.FlowSource;
import io.tenken.dirtyflow.ovs.OvsRunDirectory;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("The collector of flows")
class FlowCollectorTest {

  private static final String HEADER = "OFPST_FLOW reply (OF1.4) (xid=0x2):\n";

  private final FakeTicker ticker = new FakeTicker();
  private final FakeFlows source = new FakeFlows();
  private final FlowCollector collector = collector("br-ex", "br-int");

  @Test
  @DisplayName("gives the plain facts of every bridge")
  void facts() throws Exception {
    source.texts.put(
        "br-int",
        HEADER
            + """
             cookie=0xa, duration=9s, table=23, n_packets=0, n_bytes=0, priority=0 actions=drop
             cookie=0xa, duration=9s, table=60, n_packets=0, n_bytes=0, new_field=1 actions=drop
             cookie=0x0, duration=1s, table=60, n_packets=0, n_bytes=0, ip actions=drop
            """);
    source.texts.put("br-ex", HEADER);
    RecordingSink sink = collect();

    assertThat(sink.lines(FlowMetrics.UP))
        .containsExactly("dirtyflow_up{bridge=\"br-ex\"} 1", "dirtyflow_up{bridge=\"br-int\"} 1");
    assertThat(sink.lines(FlowMetrics.FLOWS))
        .containsExactly(
            "dirtyflow_flows{bridge=\"br-int\",table=\"23\"} 1",
            "dirtyflow_flows{bridge=\"br-int\",table=\"60\"} 2");
    assertThat(sink.lines(FlowMetrics.COOKIE_FLOWS))
        .contains(
            "dirtyflow_cookie_flows{bridge=\"br-int\",owner=\"current\"} 2",
            "dirtyflow_cookie_flows{bridge=\"br-int\",owner=\"zero\"} 1",
            "dirtyflow_cookie_flows{bridge=\"br-ex\",owner=\"foreign\"} 0");
    assertThat(sink.lines(FlowMetrics.OPAQUE))
        .contains("dirtyflow_opaque_flows{bridge=\"br-int\"} 1");
    assertThat(sink.lines(FlowMetrics.UNPARSED))
        .contains("dirtyflow_unparsed_lines{bridge=\"br-int\"} 0");
    assertThat(sink.lines(FlowMetrics.DURATION))
        .contains("dirtyflow_collection_duration_seconds{bridge=\"br-int\",phase=\"dump\"} 2.0");
    assertThat(sink.lines(FlowMetrics.INFO))
        .contains("dirtyflow_dump_info{bridge=\"br-int\",openflow=\"OF1.4\",source=\"command\"} 1");
    assertThat(sink.lines(FlowMetrics.LAST_SUCCESS)).hasSize(2);
    assertThat(sink.families()).hasSameSizeAs(FlowMetrics.ALL);
    assertThat(sink.partials()).isEmpty();
  }

  @Test
  @DisplayName("counts what changed between two dumps, from 0 on")
  void changes() throws Exception {
    String flow = " cookie=0x1, duration=9s, table=%d, n_packets=0, n_bytes=0, ip actions=%s\n";
    source.texts.put("br-ex", HEADER);
    source.texts.put("br-int", HEADER + flow.formatted(1, "drop") + flow.formatted(2, "drop"));
    assertThat(collect().lines(FlowMetrics.CHANGES))
        .contains("dirtyflow_flow_changes_total{bridge=\"br-int\",change=\"added\"} 0");
    source.texts.put("br-int", HEADER + flow.formatted(1, "NORMAL") + flow.formatted(3, "drop"));

    assertThat(collect().lines(FlowMetrics.CHANGES))
        .contains(
            "dirtyflow_flow_changes_total{bridge=\"br-int\",change=\"added\"} 1",
            "dirtyflow_flow_changes_total{bridge=\"br-int\",change=\"removed\"} 1",
            "dirtyflow_flow_changes_total{bridge=\"br-int\",change=\"modified\"} 1");
  }

  @Test
  @DisplayName("leaves the facts of a bridge out that fails, and keeps the rest of the page")
  void oneFails() throws Exception {
    source.texts.put("br-ex", HEADER + " cookie=0x1, table=1, actions=drop\n");
    source.texts.put("br-int", HEADER);
    collect();
    source.failure = Optional.of(FailureReason.TIMEOUT);
    RecordingSink sink = collect();

    assertThat(sink.lines(FlowMetrics.UP))
        .containsExactly("dirtyflow_up{bridge=\"br-ex\"} 1", "dirtyflow_up{bridge=\"br-int\"} 0");
    assertThat(sink.lines(FlowMetrics.FLOWS)).hasSize(1);
    assertThat(sink.lines(FlowMetrics.UNPARSED)).hasSize(1);
    assertThat(sink.lines(FlowMetrics.LAST_SUCCESS)).hasSize(2);
    assertThat(sink.lines(FlowMetrics.COLLECTIONS))
        .contains(
            "dirtyflow_collections_total{bridge=\"br-int\",result=\"timeout\"} 1",
            "dirtyflow_collections_total{bridge=\"br-int\",result=\"ok\"} 1",
            "dirtyflow_collections_total{bridge=\"br-ex\",result=\"ok\"} 2");
    assertThat(sink.partials())
        .containsExactly(new RecordingSink.Partial(FailureReason.TIMEOUT, "br-int hangs"));
  }

  @Test
  @DisplayName("names bridge, line and remedy of a line that can't be read, and keeps the others")
  void unreadableLine() throws Exception {
    source.texts.put("br-ex", HEADER);
    source.texts.put(
        "br-int", HEADER + " cookie=0x1, table=1, actions=drop\n table=2, nw_src=1 actions=drop\n");
    RecordingSink sink = collect();

    assertThat(sink.lines(FlowMetrics.UNPARSED))
        .contains("dirtyflow_unparsed_lines{bridge=\"br-int\"} 1");
    assertThat(sink.lines(FlowMetrics.COLLECTIONS))
        .contains("dirtyflow_collections_total{bridge=\"br-int\",result=\"partial\"} 1");
    assertThat(sink.partials().get(0).detail()).contains("br-int", "line 3", "report the line");
  }

  private FlowCollector collector(String... bridges) {
    Clock clock = Clock.fixed(FakeRuntime.NOW, ZoneOffset.UTC);
    return new FlowCollector(
        new BridgeList(new OvsRunDirectory(Path.of("/nowhere")), List.of(bridges)),
        source,
        new FlowCollector.FlowClock(ticker, clock));
  }

  private RecordingSink collect() throws Exception {
    RecordingSink sink = new RecordingSink(FlowMetrics.ALL);
    collector.collect(FakeScrape.within(Duration.ofMinutes(1), ticker), sink);
    return sink;
  }

  /** Takes two seconds for each dump; fails for br-int on demand. */
  private final class FakeFlows implements FlowSource {

    private final Map<String, String> texts = new HashMap<>();
    private Optional<FailureReason> failure = Optional.empty();

    @Override
    public FlowDump dump(String bridge, Optional<FlowDump> previous, Deadline deadline)
        throws CollectorException {
      ticker.advance(Duration.ofSeconds(2));
      if (failure.isPresent() && bridge.equals("br-int")) {
        throw new CollectorException(failure.get(), bridge + " hangs");
      }
      return Captures.parse(texts.getOrDefault(bridge, ""), previous.map(FlowDump::table));
    }
  }
}
