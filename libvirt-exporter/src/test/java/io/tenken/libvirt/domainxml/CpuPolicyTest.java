package io.tenken.libvirt.domainxml;

import static org.assertj.core.api.Assertions.assertThat;

import io.tenken.core.spi.CollectorException;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@DisplayName("The CPU policy of a guest")
class CpuPolicyTest {

  private static final String TWO_PINS =
      "<vcpupin vcpu='0' cpuset='4'/><vcpupin vcpu='1' cpuset='5'/>";

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          ''                                                                          | shared
          <vcpupin vcpu='0' cpuset='0-3'/><vcpupin vcpu='1' cpuset='0-3'/>            | shared
          <vcpupin vcpu='0' cpuset='4'/><vcpupin vcpu='1' cpuset='0-3'/>              | mixed
          <vcpupin vcpu='0' cpuset='4'/><vcpupin vcpu='1' cpuset='5'/>                | dedicated
          """)
  @DisplayName("is inferred from the pins where nova does not tell")
  void inferred(String pins, String policy) throws CollectorException {
    assertThat(CpuPolicy.of(read("", "", pins, "")))
        .isEqualTo(new CpuPolicy(policy, "", "", false, "inferred"));
  }

  @Test
  @DisplayName("by the flavor of nova 32.0 goes before the pins")
  void flavor() throws CollectorException {
    String specs =
        spec("hw:cpu_policy", "dedicated")
            + spec("hw:cpu_thread_policy", "require")
            + spec("hw:emulator_threads_policy", "share")
            + spec("hw:cpu_realtime", "yes");

    assertThat(CpuPolicy.of(read(specs, "", "", "")))
        .isEqualTo(new CpuPolicy("dedicated", "require", "share", true, "metadata"));
  }

  @Test
  @DisplayName("may come from the image, where the flavor is silent")
  void image() throws CollectorException {
    String properties =
        "<n:property name='hw_cpu_policy'>dedicated</n:property>"
            + "<n:property name='hw_cpu_thread_policy'>isolate</n:property>";

    CpuPolicy policy =
        CpuPolicy.of(read(spec("hw:cpu_thread_policy", "prefer"), properties, TWO_PINS, ""));

    assertThat(policy).isEqualTo(new CpuPolicy("dedicated", "prefer", "", false, "metadata"));
  }

  @ParameterizedTest
  @CsvSource({
    "hw:mem_page_size, large, shared",
    "resources:PCPU, 4, dedicated",
    "hw:cpu_policy, shared, shared"
  })
  @DisplayName("is shared in nova 32.0 unless it is asked for by policy or by resources")
  void told(String key, String value, String policy) throws CollectorException {
    assertThat(CpuPolicy.of(read(spec(key, value), "", TWO_PINS, "")))
        .isEqualTo(new CpuPolicy(policy, "", "", false, "metadata"));
  }

  @Test
  @DisplayName("is mixed where both kinds of CPU are asked for by resources")
  void mixedResources() throws CollectorException {
    String specs = spec("resources:PCPU", "2") + spec("resources:VCPU", "2");

    assertThat(CpuPolicy.of(read(specs, "", "", "")).policy()).isEqualTo("mixed");
  }

  @Test
  @DisplayName("is in real time where a vCPU is scheduled so")
  void realtime() throws CollectorException {
    String fifo = TWO_PINS + "<vcpusched vcpus='1' scheduler='fifo' priority='1'/>";
    String idle = TWO_PINS + "<vcpusched vcpus='1' scheduler='idle'/>";

    assertThat(CpuPolicy.of(read("", "", fifo, "")).realtime()).isTrue();
    assertThat(CpuPolicy.of(read("", "", idle, "")).realtime()).isFalse();
  }

  @Test
  @DisplayName("stands beside the pins of single CPUs and the guest's NUMA nodes")
  void tuning() throws CollectorException {
    String pins =
        "<vcpupin vcpu='1' cpuset='5'/><vcpupin vcpu='0' cpuset='0-1'/>"
            + "<vcpupin vcpu='x' cpuset='7'/><vcpupin cpuset='7'/><emulatorpin cpuset='3'/>";
    String cpu = "<topology sockets='1'/><numa><cell id='0'/><cell id='1'/></numa>";

    CpuTuning tuning = read("", "", pins, cpu).cpu();

    assertThat(tuning.pins()).containsOnlyKeys(1).containsEntry(1, 5);
    assertThat(tuning.numaCells()).isEqualTo(2);
  }

  private static String spec(String key, String value) {
    return "<n:extraSpec name='%s'>%s</n:extraSpec>".formatted(key, value);
  }

  private static DomainXml read(String specs, String properties, String cputune, String cpu)
      throws CollectorException {
    String flavor =
        specs.isEmpty()
            ? "<n:flavor name='f'/>"
            : "<n:flavor name='f' id='1'><n:extraSpecs>" + specs + "</n:extraSpecs></n:flavor>";
    return DomainXmlReader.read(
        """
        <domain><vcpu>2</vcpu><metadata>
        <n:instance xmlns:n='http://openstack.org/xmlns/libvirt/nova/1.1'>
        <n:name>x</n:name>%s<n:image uuid='i'><n:properties>%s</n:properties></n:image>
        </n:instance></metadata><cputune>%s</cputune><cpu>%s</cpu></domain>
        """
            .formatted(flavor, properties, cputune, cpu),
        "domain XML of x");
  }
}
