package io.tenken.libvirt.round;

import static org.assertj.core.api.Assertions.assertThat;

import io.tenken.core.engine.ScrapeEngine;
import io.tenken.core.engine.ScrapeRequest;
import io.tenken.core.engine.ScrapeResult;
import io.tenken.core.simpleclient.SelfMetrics;
import io.tenken.core.spi.CollectorSpec;
import io.tenken.core.spi.Deadline;
import io.tenken.core.spi.ExporterRuntime;
import io.tenken.core.spi.Ticker;
import io.tenken.core.testing.Patience;
import io.tenken.core.testing.RecordingLog;
import io.tenken.libvirt.collector.BlockLimits;
import io.tenken.libvirt.collector.CollectorOptions;
import io.tenken.libvirt.collector.LibvirtCollectors;
import io.tenken.libvirt.collector.VcpuDetail;
import io.tenken.libvirt.nova.NovaConfig;
import io.tenken.libvirt.testing.FakeLibvirt;
import io.tenken.libvirt.testing.FakeNode;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("Two Prometheus servers")
class TwoServersTest {

  /** Made when a lane is first used, which is no matter of the scrape. */
  private static final Set<String> ONCE_A_CONNECTION = Set.of("open", "capabilities");

  private final FakeLibvirt libvirt = new FakeLibvirt();
  private final FakeNode node = new FakeNode(libvirt);
  private final ScrapeEngine engine = engine();
  private final ExecutorService servers = Executors.newFixedThreadPool(2);

  @AfterEach
  void end() {
    libvirt.thaw();
    servers.shutdown();
    engine.close();
    node.close();
    assertThat(libvirt.violations()).isEmpty();
  }

  @Test
  @DisplayName("that scrape at once cost one collection, and both have all of it")
  void together() throws Exception {
    libvirt.guest("instance-a");
    libvirt.guest("instance-b");
    scrape();
    Map<String, Integer> before = libvirt.calls();
    scrape();
    Map<String, Integer> costOfOne = difference(before, libvirt.calls());
    before = libvirt.calls();

    libvirt.freeze();
    AtomicReference<Thread> first = new AtomicReference<>();
    CompletableFuture<ScrapeResult> one = scrapeAside(first);
    // Before it waits it has begun all its runs, so that the second one finds none to begin.
    Patience.until(
        "the first one waits for libvirt", () -> libvirt.hanging() > 0 && isWaiting(first.get()));
    AtomicReference<Thread> second = new AtomicReference<>();
    CompletableFuture<ScrapeResult> other = scrapeAside(second);
    Patience.until("the second one waits for the first", () -> isWaiting(second.get()));
    libvirt.thaw();

    assertThat(rows(one.get())).isEqualTo(rows(other.get())).isGreaterThan(50);
    assertThat(difference(before, libvirt.calls())).isEqualTo(costOfOne);
  }

  private CompletableFuture<ScrapeResult> scrapeAside(AtomicReference<Thread> thread) {
    return CompletableFuture.supplyAsync(
        () -> {
          thread.set(Thread.currentThread());
          return scrape();
        },
        servers);
  }

  private static boolean isWaiting(Thread thread) {
    return thread != null && thread.getState() == Thread.State.TIMED_WAITING;
  }

  private static int rows(ScrapeResult result) {
    return result.families().stream()
        .filter(family -> family.definition().name().startsWith("libvirt_domain"))
        .mapToInt(family -> family.rows())
        .sum();
  }

  private static Map<String, Integer> difference(
      Map<String, Integer> before, Map<String, Integer> after) {
    Map<String, Integer> difference = new TreeMap<>(after);
    before.forEach((call, count) -> difference.merge(call, -count, Integer::sum));
    difference.values().removeIf(count -> count == 0);
    difference.keySet().removeAll(ONCE_A_CONNECTION);
    return difference;
  }

  private ScrapeResult scrape() {
    try {
      return engine.scrape(
          ScrapeRequest.everything(), Deadline.after(Patience.LIMIT, Ticker.system()));
    } catch (InterruptedException e) {
      throw new AssertionError(e);
    }
  }

  private ScrapeEngine engine() {
    LibvirtCollectors collectors =
        new LibvirtCollectors(
            node.node(),
            new CollectorOptions(
                VcpuDetail.ALL, BlockLimits.NONZERO, new NovaConfig(Path.of("/nonexistent"))));
    ExporterRuntime runtime =
        new ExporterRuntime(Ticker.system(), Clock.systemUTC(), new RecordingLog(), Map.of());
    ScrapeEngine.Builder builder = ScrapeEngine.builder("libvirt", runtime, new SelfMetrics());
    LibvirtCollectors.specs().stream()
        .filter(CollectorSpec::enabledByDefault)
        .forEach(spec -> builder.collector(spec, collectors::create));
    return builder.build();
  }
}
