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
import io.tenken.libvirt.api.StoragePool;
import io.tenken.libvirt.api.TypedParameters;
import io.tenken.libvirt.nova.NovaConfig;
import io.tenken.libvirt.testing.FakeGuest;
import io.tenken.libvirt.testing.FakeLibvirt;
import io.tenken.libvirt.testing.FakeNode;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("The collectors")
class CollectorsTest {

  private static final String A =
      "domain=\"instance-a\",uuid=\"7e0c0000-0000-4000-8000-000000000001\"";

  private final FakeLibvirt libvirt = new FakeLibvirt();
  private final FakeGuest a = libvirt.guest("instance-a");
  private final FakeNode node = new FakeNode(libvirt);
  private final LibvirtCollectors collectors =
      new LibvirtCollectors(
          node.node(),
          new CollectorOptions(
              VcpuDetail.ALL, BlockLimits.NONZERO, new NovaConfig(Path.of("/nonexistent"))));

  @AfterEach
  void end() {
    a.thaw();
    libvirt.thaw();
    node.close();
    assertThat(libvirt.violations()).isEmpty();
  }

  @Test
  @DisplayName("say who answers")
  void up() throws Exception {
    assertThat(run("up").lines())
        .containsExactlyInAnyOrder(
            "libvirt_up 1",
            "libvirt_versions_info{hypervisor_running=\"7.2.22\",libvirtd_running=\"9.0.0\",libvirt_library=\"9.0.0\"} 1",
            "libvirt_host_info{hostname=\"compute-7\",nova_host=\"\",model=\"EPYC-Rome\"} 1");
  }

  @Test
  @DisplayName("count guests by state, 0 included, and tell the state of those that are shut off")
  void state() throws Exception {
    libvirt.guest("instance-b").state(DomainState.SHUTOFF);

    RecordingSink sink = run("state");

    assertThat(sink.lines(StateCollector.STATE))
        .containsExactly(
            "libvirt_domain_state_code{%s} 1".formatted(A),
            "libvirt_domain_state_code{domain=\"instance-b\",uuid=\"7e0c0000-0000-4000-8000-000000000002\"} 5");
    assertThat(sink.lines(StateCollector.DOMAINS))
        .contains(
            "libvirt_domains{state=\"running\"} 1",
            "libvirt_domains{state=\"shutoff\"} 1",
            "libvirt_domains{state=\"crashed\"} 0");
  }

  @Test
  @DisplayName("tell where the vCPUs of a guest are to run, and what they are meant to be")
  void placement() throws Exception {
    a.xml(
        """
        <domain><vcpu>2</vcpu>
        <cputune><vcpupin vcpu='0' cpuset='4'/><vcpupin vcpu='1' cpuset='5'/></cputune>
        <cpu><numa><cell id='0'/></numa></cpu></domain>
        """);

    assertThat(run("placement").lines())
        .containsExactlyInAnyOrder(
            "libvirt_domain_cpu_policy_info{%s,policy=\"dedicated\",thread_policy=\"\",emulator_policy=\"\",realtime=\"false\",source=\"inferred\"} 1"
                .formatted(A),
            "libvirt_domain_pinned_vcpus{%s} 2".formatted(A),
            "libvirt_domain_vcpu_pin_cpu{%s,vcpu=\"0\"} 4".formatted(A),
            "libvirt_domain_vcpu_pin_cpu{%s,vcpu=\"1\"} 5".formatted(A),
            "libvirt_domain_numa_nodes{%s} 1".formatted(A));
  }

  @Test
  @DisplayName("count migrations from the start, and their own calls to libvirt")
  void counts() throws Exception {
    assertThat(run("migration").lines())
        .contains("libvirt_domain_migrations_total{direction=\"incoming\",result=\"success\"} 0")
        .hasSize(4);
    assertThat(run("rpc").lines())
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
    assertThatThrownBy(() -> run("rpc")).hasMessage("connection refused");

    libvirt.refuse(null);
    run("rpc");
    libvirt.restart();
    libvirt.refuse(
        new LibvirtFailure(
            LibvirtFailure.Kind.OTHER, FailureReason.UNREACHABLE, "connection refused"));

    assertThat(run("rpc").lines())
        .contains("libvirt_exporter_rpc_total{procedure=\"open\",result=\"other\"} 2");
  }

  @Test
  @DisplayName("give CPU time of the control group in seconds")
  void cpu() throws Exception {
    assertThat(run("cpu").lines())
        .containsExactlyInAnyOrder(
            "libvirt_domain_info_virtual_cpus{%s} 2".formatted(A),
            "libvirt_domain_info_cpu_time_seconds_total{%s} 100.000000001".formatted(A),
            "libvirt_domain_cpu_user_seconds_total{%s} 60.0".formatted(A),
            "libvirt_domain_cpu_system_seconds_total{%s} 40.0".formatted(A));
  }

  @Test
  @DisplayName("give the process' CPU time where there is no control group")
  void cpuWithoutCgroup() throws Exception {
    a.withoutCgroup();

    assertThat(run("cpu").lines())
        .containsExactlyInAnyOrder(
            "libvirt_domain_info_virtual_cpus{%s} 2".formatted(A),
            "libvirt_domain_info_cpu_time_seconds_total{%s} 90.0".formatted(A));
  }

  @Test
  @DisplayName("tell of each vCPU where its time goes")
  void vcpu() throws Exception {
    RecordingSink sink = run("vcpu");

    assertThat(sink.lines(VcpuCollector.DELAY))
        .containsExactly(
            "libvirt_domain_vcpu_delay_seconds_total{%s,vcpu=\"0\"} 1.5".formatted(A),
            "libvirt_domain_vcpu_delay_seconds_total{%s,vcpu=\"1\"} 1.500000001".formatted(A));
    assertThat(sink.lines(VcpuCollector.HOST_CPU))
        .containsExactly(
            "libvirt_domain_vcpu_cpu{%s,vcpu=\"0\"} 7".formatted(A),
            "libvirt_domain_vcpu_cpu{%s,vcpu=\"1\"} 3".formatted(A));
    assertThat(sink.lines(VcpuCollector.HALTED)).isEmpty();
    assertThat(sink.lines(VcpuCollector.MAXIMUM))
        .containsExactly("libvirt_domain_vcpu_maximum{%s} 2".formatted(A));
  }

  @Test
  @DisplayName("sum the vCPUs up where that is wanted")
  void vcpuSum() throws Exception {
    VcpuCollector collector = new VcpuCollector(node.node(), VcpuDetail.SUM);
    RecordingSink sink = new RecordingSink(VcpuCollector.METRICS);

    collector.collect(scrape(), sink);

    assertThat(sink.lines(VcpuCollector.DELAY))
        .containsExactly(
            "libvirt_domain_vcpu_delay_seconds_total{%s,vcpu=\"all\"} 3.000000001".formatted(A));
    assertThat(sink.lines(VcpuCollector.STATE)).isEmpty();
  }

  @Test
  @DisplayName("leave out what the guest does not report, rather than call it 0")
  void memory() throws Exception {
    RecordingSink sink = run("memory");

    assertThat(sink.lines())
        .containsExactlyInAnyOrder(
            "libvirt_domain_info_maximum_memory_bytes{%s} 2147483648".formatted(A),
            "libvirt_domain_info_memory_usage_bytes{%s} 1073741824".formatted(A),
            "libvirt_domain_memory_stats_rss_bytes{%s} 307200000".formatted(A),
            "libvirt_domain_memory_stats_current_balloon_bytes{%s} 1073741824".formatted(A),
            "libvirt_domain_memory_stats_maximum_bytes{%s} 2147483648".formatted(A),
            "libvirt_domain_memory_stats_last_update_timestamp_seconds{%s} 1795000000"
                .formatted(A));
  }

  @Test
  @DisplayName("give each disk's counters, latencies and sizes")
  void block() throws Exception {
    RecordingSink sink = run("block");

    assertThat(sink.lines())
        .contains(
            "libvirt_domain_block_stats_read_bytes_total{%s,target_device=\"vda\"} 40960"
                .formatted(A),
            "libvirt_domain_block_stats_write_time_seconds_total{%s,target_device=\"vda\"} 0.0075"
                .formatted(A),
            "libvirt_domain_block_stats_capacity_bytes{%s,target_device=\"vda\"} 1073741824"
                .formatted(A))
        .hasSize(11);
  }

  @Test
  @DisplayName("ask disk by disk where another client keeps the guest busy")
  void blockOfBusyGuest() throws Exception {
    libvirt.withBusyGuests();

    assertThat(run("block").lines()).hasSize(11);
    assertThat(libvirt.calls("blockStats")).isEqualTo(1);
  }

  @Test
  @DisplayName("take from the calls for one guest what a driver's bulk answer lacks")
  void poorBulkAnswer() throws Exception {
    libvirt.withPoorBulkAnswer();

    assertThat(run("block").lines()).hasSize(11);
    assertThat(run("interface").lines()).hasSize(9);
    assertThat(run("memory").lines()).hasSize(6);
    assertThat(run("vcpu").lines(VcpuCollector.TIME)).hasSize(2);
  }

  @Test
  @DisplayName("write each device once, though a definition names it twice")
  void duplicates() throws Exception {
    a.blocks(FakeGuest.disk("vda"), FakeGuest.disk("vda"));
    a.interfaces(FakeGuest.nic("tap0"), FakeGuest.nic("tap0"));

    assertThat(run("block").lines(BlockCollector.READ_BYTES)).hasSize(1);
    assertThat(run("interface").lines(InterfaceCollector.RECEIVE_BYTES)).hasSize(1);
  }

  @Test
  @DisplayName(
      "ask no monitor and no disk about a guest that is shut off, and still say what it is")
  void shutOff() throws Exception {
    a.state(DomainState.SHUTOFF);

    for (CollectorSpec spec : LibvirtCollectors.specs()) {
      run(spec.name());
    }

    assertThat(run("info").lines()).hasSize(1);
    assertThat(run("state").lines(StateCollector.STATE)).hasSize(1);
    assertThat(run("block_info").lines()).isEmpty();
    assertThat(libvirt.calls("domainStats")).isZero();
    assertThat(libvirt.calls("blockStats")).isZero();
    assertThat(libvirt.calls("info")).isZero();
  }

  @Test
  @DisplayName("count metadata that is no use, and lose only that guest's nova series")
  void metadataProblems() throws Exception {
    a.xml("<domain><metadata><x:app xmlns:x='http://example.org/x'/></metadata></domain>");
    libvirt
        .guest("instance-b")
        .xml(
            """
            <domain><metadata><n:instance xmlns:n="http://openstack.org/xmlns/libvirt/nova/1.1">
              <n:name>evil"
            {}\\ name</n:name><n:flavor name='f'><n:memory>4</n:memory></n:flavor>
            </n:instance></metadata></domain>
            """);
    libvirt.guest("instance-c").xml("<domain>");

    RecordingSink sink = run("openstack");

    assertThat(sink.lines(OpenstackCollector.INFO)).hasSize(1);
    assertThat(sink.lines(OpenstackCollector.MEMORY))
        .singleElement()
        .asString()
        .endsWith("4194304");
    assertThat(sink.lines(OpenstackCollector.PROBLEMS))
        .containsExactly(
            "libvirt_domain_openstack_metadata_problems{problem=\"foreign\"} 1",
            "libvirt_domain_openstack_metadata_problems{problem=\"unknown_version\"} 0",
            "libvirt_domain_openstack_metadata_problems{problem=\"malformed\"} 0");
    assertThat(sink.partials()).extracting(Partial::reason).containsExactly(FailureReason.PARSE);
  }

  @Test
  @DisplayName("have all series but the monitor's of a guest that is stopped, and name it")
  void stuckGuest() throws Exception {
    FakeGuest b = libvirt.guest("instance-b");
    a.freeze();

    assertThat(run("state").lines(StateCollector.STATE)).hasSize(2);
    assertThat(run("interface").lines(InterfaceCollector.RECEIVE_BYTES)).hasSize(2);
    assertThat(run("vcpu").lines(VcpuCollector.TIME)).hasSize(4);
    RecordingSink block = run("block");
    assertThat(block.lines(BlockCollector.READ_BYTES))
        .singleElement()
        .asString()
        .contains(b.id().name());
    assertThat(block.partials()).extracting(Partial::reason).containsExactly(FailureReason.TIMEOUT);
    RecordingSink completeness = run("completeness");
    assertThat(completeness.lines(CompletenessCollector.COMPLETE))
        .contains("libvirt_domain_stats_complete{%s} 0".formatted(A));
    assertThat(completeness.lines(CompletenessCollector.INCOMPLETE))
        .containsExactly(
            "libvirt_domain_stats_incomplete_info{%s,reason=\"quarantined\"} 1".formatted(A));
  }

  @Test
  @DisplayName("of one scrape share what they ask, and the next scrape asks anew")
  void shared() throws Exception {
    ScrapeContext scrape = scrape();
    for (String name : List.of("state", "info", "openstack", "block_info", "interface")) {
      run(name, scrape);
    }
    assertThat(libvirt.calls("xml")).isEqualTo(1);
    assertThat(libvirt.calls("allDomainStats")).isEqualTo(2);

    run("state");
    assertThat(libvirt.calls("allDomainStats")).isEqualTo(3);
  }

  @Test
  @DisplayName("leave out the monitor when nobody wants what it has to say")
  void unwanted() throws Exception {
    MetricDefinition[] unwanted = {VcpuCollector.WAIT, VcpuCollector.DELAY, VcpuCollector.HALTED};
    FakeScrape scrape = FakeScrape.within(Patience.LIMIT).without(unwanted);

    run("vcpu", scrape);

    assertThat(libvirt.calls("domainStats")).isZero();
  }

  @Test
  @DisplayName("fail with a reason while the daemon does not answer")
  void frozenDaemon() {
    libvirt.freeze();

    assertThatThrownBy(() -> run("state", FakeScrape.within(Duration.ofMillis(200))))
        .isInstanceOfSatisfying(
            CollectorException.class,
            failure -> assertThat(failure.reason()).isEqualTo(FailureReason.TIMEOUT));
  }

  @Test
  @DisplayName("tell of a migration how it gets on, and nothing where there is no job")
  void job() throws Exception {
    libvirt.guest("instance-b");
    a.job(
        new TypedParameters.Builder()
            .number("operation", 5)
            .number("time_elapsed", 1500)
            .number("data_remaining", 4096)
            .number("memory_dirty_rate", 12)
            .number("downtime", 300)
            .build());

    assertThat(run("job").lines())
        .containsExactlyInAnyOrder(
            "libvirt_domain_job_operation_code{%s} 5".formatted(A),
            "libvirt_domain_job_elapsed_seconds{%s} 1.5".formatted(A),
            "libvirt_domain_job_data_remaining_bytes{%s} 4096".formatted(A),
            "libvirt_domain_job_dirty_rate_pages_per_second{%s} 12".formatted(A),
            "libvirt_domain_job_downtime_seconds{%s} 0.3".formatted(A));
  }

  @Test
  @DisplayName("tell of pools, snapshots, dirty rates and performance events where asked to")
  void optional() throws Exception {
    libvirt.withPools(new StoragePool("default", 2, 100, 60, 40));
    a.snapshots(3)
        .extraFields(Map.of("dirtyrate.megabytes_per_second", 2L, "perf.cache_misses", 77L));

    assertThat(run("storage_pool").lines())
        .contains(
            "libvirt_storage_pool_state{storage_pool=\"default\"} 2",
            "libvirt_storage_pool_available_bytes{storage_pool=\"default\"} 40");
    assertThat(run("snapshot").lines())
        .containsExactly("libvirt_domain_snapshots{%s} 3".formatted(A));
    assertThat(run("dirtyrate").lines())
        .containsExactly("libvirt_domain_dirtyrate_bytes_per_second{%s} 2097152".formatted(A));
    assertThat(run("perf").lines())
        .containsExactly("libvirt_domain_perf_cache_misses_total{%s} 77".formatted(A));
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

  private RecordingSink run(String name) throws CollectorException, InterruptedException {
    return run(name, scrape());
  }

  private RecordingSink run(String name, ScrapeContext scrape)
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

  private static ScrapeContext scrape() {
    return FakeScrape.within(Patience.LIMIT);
  }
}
