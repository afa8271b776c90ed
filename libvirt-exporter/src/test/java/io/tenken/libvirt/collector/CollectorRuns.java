package io.tenken.libvirt.collector;

import static org.assertj.core.api.Assertions.assertThat;

import io.tenken.core.spi.CollectorException;
import io.tenken.core.spi.CollectorSpec;
import io.tenken.core.spi.ScrapeContext;
import io.tenken.core.testing.FakeScrape;
import io.tenken.core.testing.Patience;
import io.tenken.core.testing.RecordingSink;
import io.tenken.libvirt.nova.NovaConfig;
import io.tenken.libvirt.round.Node;
import io.tenken.libvirt.testing.FakeGuest;
import io.tenken.libvirt.testing.FakeLibvirt;
import io.tenken.libvirt.testing.FakeNode;
import java.nio.file.Path;

/** All collectors on a libvirt in memory, which has one guest to begin with. */
final class CollectorRuns implements AutoCloseable {

  static final String LABELS_OF_A =
      "domain=\"instance-a\",uuid=\"7e0c0000-0000-4000-8000-000000000001\"";

  private final FakeLibvirt libvirt = new FakeLibvirt();
  private final FakeGuest guest = libvirt.guest("instance-a");
  private final FakeNode node = new FakeNode(libvirt);
  private final LibvirtCollectors collectors =
      new LibvirtCollectors(
          node.node(),
          new CollectorOptions(
              VcpuDetail.ALL, BlockLimits.NONZERO, new NovaConfig(Path.of("/nonexistent"))));

  FakeLibvirt libvirt() {
    return libvirt;
  }

  FakeGuest guest() {
    return guest;
  }

  Node node() {
    return node.node();
  }

  /** One collector alone, in a scrape of its own. */
  RecordingSink run(String name) throws CollectorException, InterruptedException {
    return run(name, scrape());
  }

  RecordingSink run(String name, ScrapeContext scrape)
      throws CollectorException, InterruptedException {
    CollectorSpec spec =
        LibvirtCollectors.specs().stream()
            .filter(each -> each.name().equals(name))
            .findFirst()
            .orElseThrow();
    RecordingSink sink = new RecordingSink(spec.metrics());
    collectors.create(name).collect(scrape, sink);
    return sink;
  }

  static ScrapeContext scrape() {
    return FakeScrape.within(Patience.LIMIT);
  }

  /** No call has been left hanging, and no connection was used by two threads at once. */
  @Override
  public void close() {
    guest.thaw();
    libvirt.thaw();
    node.close();
    assertThat(libvirt.violations()).isEmpty();
  }
}
