package io.tenken.libvirt.collector;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tenken.core.model.MetricDefinition;
import io.tenken.core.spi.CollectorException;
import io.tenken.core.spi.CollectorSpec;
import io.tenken.core.spi.FailureReason;
import io.tenken.core.spi.ScrapeContext;
import io.tenken.core.testing.FakeScrape;
import io.tenken.core.testing.Patience;
import io.tenken.core.testing.RecordingSink;
import io.tenken.core.testing.RecordingSink.Partial;
import io.tenken.libvirt.api.DomainState;
import io.tenken.libvirt.api.LibvirtFailure;
import io.tenken.libvirt.testing.FakeGuest;
import io.tenken.libvirt.testing.FakeLibvirt;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("The collectors")
class CollectorsTest {

  private static final String A = CollectorRuns.LABELS_OF_A;

  private final CollectorRuns collectors = new CollectorRuns();
  private final FakeLibvirt libvirt = collectors.libvirt();
  private final FakeGuest a = collectors.guest();

  @AfterEach
  void end() {
    collectors.close();
  }

  @Test
  @DisplayName(
      "ask no monitor and no disk about a guest that is shut off, and still say what it is")
  void shutOff() throws Exception {
    a.state(DomainState.SHUTOFF);

    for (CollectorSpec spec : LibvirtCollectors.specs()) {
      collectors.run(spec.name());
    }

    assertThat(collectors.run("info").lines()).hasSize(1);
    assertThat(collectors.run("state").lines(StateCollector.STATE)).hasSize(1);
    assertThat(collectors.run("block_info").lines()).isEmpty();
    assertThat(libvirt.calls("domainStats")).isZero();
    assertThat(libvirt.calls("blockStats")).isZero();
    assertThat(libvirt.calls("info")).isZero();
  }

  @Test
  @DisplayName("have all series but the monitor's of a guest that is stopped, and name it")
  void stuckGuest() throws Exception {
    FakeGuest b = libvirt.guest("instance-b");
    a.freeze();

    assertThat(collectors.run("state").lines(StateCollector.STATE)).hasSize(2);
    assertThat(collectors.run("interface").lines(InterfaceCollector.RECEIVE_BYTES)).hasSize(2);
    assertThat(collectors.run("vcpu").lines(VcpuCollector.TIME)).hasSize(4);
    RecordingSink block = collectors.run("block");
    assertThat(block.lines(BlockCollector.READ_BYTES))
        .singleElement()
        .asString()
        .contains(b.id().name());
    assertThat(block.partials()).extracting(Partial::reason).containsExactly(FailureReason.TIMEOUT);
    RecordingSink completeness = collectors.run("completeness");
    assertThat(completeness.lines(CompletenessCollector.COMPLETE))
        .contains("libvirt_domain_stats_complete{%s} 0".formatted(A));
    assertThat(completeness.lines(CompletenessCollector.INCOMPLETE))
        .containsExactly(
            "libvirt_domain_stats_incomplete_info{%s,reason=\"quarantined\"} 1".formatted(A));
  }

  @Test
  @DisplayName("of one scrape share what they ask, and the next scrape asks anew")
  void shared() throws Exception {
    ScrapeContext scrape = CollectorRuns.scrape();
    for (String name : List.of("state", "info", "openstack", "block_info", "interface")) {
      collectors.run(name, scrape);
    }
    assertThat(libvirt.calls("xml")).isEqualTo(1);
    assertThat(libvirt.calls("allDomainStats")).isEqualTo(2);

    collectors.run("state");
    assertThat(libvirt.calls("allDomainStats")).isEqualTo(3);
  }

  @Test
  @DisplayName("leave out the monitor when nobody wants what it has to say")
  void unwanted() throws Exception {
    MetricDefinition[] unwanted = {VcpuCollector.WAIT, VcpuCollector.DELAY, VcpuCollector.HALTED};
    FakeScrape scrape = FakeScrape.within(Patience.LIMIT).without(unwanted);

    collectors.run("vcpu", scrape);

    assertThat(libvirt.calls("domainStats")).isZero();
  }

  @Test
  @DisplayName("fail with a reason while the daemon does not answer")
  void frozenDaemon() {
    libvirt.freeze();

    assertThatThrownBy(() -> collectors.run("state", FakeScrape.within(Duration.ofMillis(200))))
        .isInstanceOfSatisfying(
            CollectorException.class,
            failure -> assertThat(failure.reason()).isEqualTo(FailureReason.TIMEOUT));
  }

  @Test
  @DisplayName("count migrations from the start, and their own calls to libvirt")
  void counts() throws Exception {
    assertThat(collectors.run("migration").lines())
        .contains("libvirt_domain_migrations_total{direction=\"incoming\",result=\"success\"} 0")
        .hasSize(4);
    assertThat(collectors.run("rpc").lines())
        .contains(
            "libvirt_exporter_rpc_total{procedure=\"versions\",result=\"ok\"} 2",
            "libvirt_exporter_rpc_timeouts_total{procedure=\"xml\"} 0");
  }

  @Test
  @DisplayName("tell of their calls also when libvirt is away, but not if it was never there")
  void countsWithoutLibvirt() throws Exception {
    libvirt.refuse(
        new LibvirtFailure(
            LibvirtFailure.Kind.OTHER, FailureReason.UNREACHABLE, "connection refused"));
    assertThatThrownBy(() -> collectors.run("rpc")).hasMessage("connection refused");

    libvirt.refuse(null);
    collectors.run("rpc");
    libvirt.restart();
    libvirt.refuse(
        new LibvirtFailure(
            LibvirtFailure.Kind.OTHER, FailureReason.UNREACHABLE, "connection refused"));

    assertThat(collectors.run("rpc").lines())
        .contains("libvirt_exporter_rpc_total{procedure=\"open\",result=\"other\"} 2");
  }

  @Test
  @DisplayName("own each metric alone, and only with names of this exporter")
  void definitions() {
    List<String> names =
        LibvirtCollectors.specs().stream()
            .flatMap(spec -> spec.metrics().stream())
            .map(MetricDefinition::name)
            .toList();

    assertThat(names).doesNotHaveDuplicates().allMatch(name -> name.startsWith("libvirt_"));
    assertThat(Set.copyOf(names)).contains("libvirt_up", "libvirt_domain_state_code");
  }
}
