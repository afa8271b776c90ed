package io.tenken.libvirt.collector;

import static org.assertj.core.api.Assertions.assertThat;

import io.tenken.core.spi.FailureReason;
import io.tenken.core.testing.RecordingSink;
import io.tenken.core.testing.RecordingSink.Partial;
import io.tenken.libvirt.api.DomainState;
import io.tenken.libvirt.api.StoragePool;
import io.tenken.libvirt.api.TypedParameters;
import io.tenken.libvirt.testing.FakeGuest;
import io.tenken.libvirt.testing.FakeLibvirt;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("The collectors of node and guests")
class GuestCollectorsTest {

  private static final String A = CollectorRuns.LABELS_OF_A;

  private final CollectorRuns collectors = new CollectorRuns();
  private final FakeLibvirt libvirt = collectors.libvirt();
  private final FakeGuest a = collectors.guest();

  @AfterEach
  void end() {
    collectors.close();
  }

  @Test
  @DisplayName("say who answers")
  void up() throws Exception {
    assertThat(collectors.run("up").lines())
        .containsExactlyInAnyOrder(
            "libvirt_up 1",
            "libvirt_versions_info{hypervisor_running=\"7.2.22\",libvirtd_running=\"9.0.0\",libvirt_library=\"9.0.0\"} 1",
            "libvirt_host_info{hostname=\"compute-7\",nova_host=\"\",model=\"EPYC-Rome\"} 1");
  }

  @Test
  @DisplayName("count guests by state, 0 included, and tell the state of those that are shut off")
  void state() throws Exception {
    libvirt.guest("instance-b").state(DomainState.SHUTOFF);

    RecordingSink sink = collectors.run("state");

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

    assertThat(collectors.run("placement").lines())
        .containsExactlyInAnyOrder(
            "libvirt_domain_cpu_policy_info{%s,policy=\"dedicated\",thread_policy=\"\",emulator_policy=\"\",realtime=\"false\",source=\"inferred\"} 1"
                .formatted(A),
            "libvirt_domain_pinned_vcpus{%s} 2".formatted(A),
            "libvirt_domain_vcpu_pin_cpu{%s,vcpu=\"0\"} 4".formatted(A),
            "libvirt_domain_vcpu_pin_cpu{%s,vcpu=\"1\"} 5".formatted(A),
            "libvirt_domain_numa_nodes{%s} 1".formatted(A));
  }

  @Test
  @DisplayName("give CPU time of the control group in seconds")
  void cpu() throws Exception {
    assertThat(collectors.run("cpu").lines())
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

    assertThat(collectors.run("cpu").lines())
        .containsExactlyInAnyOrder(
            "libvirt_domain_info_virtual_cpus{%s} 2".formatted(A),
            "libvirt_domain_info_cpu_time_seconds_total{%s} 90.0".formatted(A));
  }

  @Test
  @DisplayName("tell of each vCPU where its time goes")
  void vcpu() throws Exception {
    RecordingSink sink = collectors.run("vcpu");

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
    VcpuCollector collector = new VcpuCollector(collectors.node(), VcpuDetail.SUM);
    RecordingSink sink = new RecordingSink(VcpuCollector.METRICS);

    collector.collect(CollectorRuns.scrape(), sink);

    assertThat(sink.lines(VcpuCollector.DELAY))
        .containsExactly(
            "libvirt_domain_vcpu_delay_seconds_total{%s,vcpu=\"all\"} 3.000000001".formatted(A));
    assertThat(sink.lines(VcpuCollector.STATE)).isEmpty();
  }

  @Test
  @DisplayName("tell single vCPUs apart where they are pinned, if that is enough")
  void vcpuPinned() throws Exception {
    a.xml("<domain><vcpu>2</vcpu><cputune><vcpupin vcpu='0' cpuset='4'/></cputune></domain>");
    libvirt.guest("instance-b");
    libvirt.guest("instance-c").xml("<domain>");
    VcpuCollector collector = new VcpuCollector(collectors.node(), VcpuDetail.PINNED);
    RecordingSink sink = new RecordingSink(VcpuCollector.METRICS);

    collector.collect(CollectorRuns.scrape(), sink);

    assertThat(sink.lines(VcpuCollector.DELAY))
        .map(line -> line.replaceAll(".*domain=\"([^\"]+).*vcpu=\"([^\"]+).*", "$1 $2"))
        .containsExactly(
            "instance-a 0", "instance-a 1", "instance-b all", "instance-c 0", "instance-c 1");
  }

  @Test
  @DisplayName("leave out what the guest does not report, rather than call it 0")
  void memory() throws Exception {
    RecordingSink sink = collectors.run("memory");

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

    RecordingSink sink = collectors.run("openstack");

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
  @DisplayName("name the addresses of nova's ports, each once, and none of a foreign guest")
  void ports() throws Exception {
    libvirt.guest("instance-b");
    a.xml(
        """
        <domain><metadata><n:instance xmlns:n="http://openstack.org/xmlns/libvirt/nova/1.1">
          <n:name>web-1</n:name>
          <n:ports>
            <n:port uuid="p-1">
              <n:ip type="fixed" address="192.0.2.10" ipVersion="4"/>
              <n:ip type="fixed" address="192.0.2.10" ipVersion="4"/>
              <n:ip type="floating" address="192.0.2.10" ipVersion="4"/>
            </n:port>
            <n:port uuid="p-2"><n:ip type="fixed" address="2001:db8::7" ipVersion="6"/></n:port>
          </n:ports>
        </n:instance></metadata></domain>
        """);

    assertThat(collectors.run("openstack_ports").lines())
        .containsExactlyInAnyOrder(
            "libvirt_domain_openstack_port_info{%s,port_id=\"p-1\",ip=\"192.0.2.10\",ip_type=\"fixed\"} 1"
                .formatted(A),
            "libvirt_domain_openstack_port_info{%s,port_id=\"p-1\",ip=\"192.0.2.10\",ip_type=\"floating\"} 1"
                .formatted(A),
            "libvirt_domain_openstack_port_info{%s,port_id=\"p-2\",ip=\"2001:db8::7\",ip_type=\"fixed\"} 1"
                .formatted(A));
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

    assertThat(collectors.run("job").lines())
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

    assertThat(collectors.run("storage_pool").lines())
        .contains(
            "libvirt_storage_pool_state{storage_pool=\"default\"} 2",
            "libvirt_storage_pool_available_bytes{storage_pool=\"default\"} 40");
    assertThat(collectors.run("snapshot").lines())
        .containsExactly("libvirt_domain_snapshots{%s} 3".formatted(A));
    assertThat(collectors.run("dirtyrate").lines())
        .containsExactly("libvirt_domain_dirtyrate_bytes_per_second{%s} 2097152".formatted(A));
    assertThat(collectors.run("perf").lines())
        .containsExactly("libvirt_domain_perf_cache_misses_total{%s} 77".formatted(A));
  }
}
