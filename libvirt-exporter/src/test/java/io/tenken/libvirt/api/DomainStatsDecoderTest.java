package io.tenken.libvirt.api;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.EnumSet;
import java.util.OptionalLong;
import java.util.Set;
import net.jqwik.api.ForAll;
import net.jqwik.api.Label;
import net.jqwik.api.Property;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("The answer of the bulk call")
class DomainStatsDecoderTest {

  private static final DomainId GUEST =
      new DomainId("instance-00000001", "7e0c0000-0000-4000-8000-000000000001");

  @Test
  @DisplayName("of a running guest is read whole")
  void running() {
    DomainStats stats = decode("domstats-running.txt");

    assertThat(stats.state()).hasValue(1);
    assertThat(stats.cpu().user()).isPresent();
    assertThat(stats.memory().get(MemoryStat.MAXIMUM)).hasValue(16_384);
    assertThat(stats.memory().hasMonitorPart()).isTrue();
    assertThat(stats.currentVcpus()).hasValue(2);
    assertThat(stats.vcpus()).hasSize(2);
    assertThat(stats.vcpus().get(1).delayed()).isPresent();
    assertThat(stats.vcpus().get(1).halted()).isEmpty();
    assertThat(stats.blocks()).extracting(BlockStats::device).containsExactly("vda");
    assertThat(stats.blocks().get(0).size().capacity()).hasValue(1_048_576);
    assertThat(stats.blocks().get(0).hasMonitorPart()).isTrue();
    assertThat(stats.interfaces()).extracting(InterfaceStats::device).containsExactly("lvtap1");
    assertThat(stats.interfaces().get(0).received().bytes()).isPresent();
  }

  @Test
  @DisplayName("of a guest whose monitor hangs has times and names, and nothing that was guessed")
  void stuck() {
    DomainStats stats = decode("domstats-stuck.txt");

    assertThat(stats.vcpus().get(0).delayed()).isPresent();
    assertThat(stats.memory().hasMonitorPart()).isFalse();
    assertThat(stats.memory().get(MemoryStat.RSS)).isEmpty();
    assertThat(stats.blocks()).hasSize(1);
    assertThat(stats.blocks().get(0).hasMonitorPart()).isFalse();
    assertThat(stats.blocks().get(0).reads().bytes()).isEmpty();
    assertThat(stats.interfaces().get(0).transmitted().packets()).isPresent();
  }

  @Test
  @DisplayName("of a guest that is shut off has its state")
  void shutOff() {
    DomainStats stats = decode("domstats-shutoff.txt");

    assertThat(stats.state()).hasValue(5);
    assertThat(stats.interfaces()).isEmpty();
  }

  @Test
  @DisplayName("may number NICs with gaps, and have one without a name (SR-IOV)")
  void sparseInterfaces() {
    TypedParameters fields =
        new TypedParameters.Builder()
            .number("net.count", 4)
            .text("net.0.name", "tap-a")
            .text("net.1.name", "")
            .text("net.3.name", "tap-d")
            .number("net.3.rx.bytes", 7)
            .build();

    DomainStats stats = decode(fields);

    assertThat(stats.interfaces())
        .extracting(InterfaceStats::device)
        .containsExactly("tap-a", "tap-d");
    assertThat(stats.interfaces().get(1).received().bytes()).hasValue(7);
  }

  @Test
  @DisplayName("has no vCPU where one is offline")
  void offlineVcpus() {
    TypedParameters fields =
        new TypedParameters.Builder()
            .number("vcpu.maximum", 4)
            .number("vcpu.0.state", 1)
            .number("vcpu.2.state", 1)
            .build();

    assertThat(decode(fields).vcpus()).extracting(VcpuStats::number).containsExactly(0, 2);
  }

  @Property(tries = 200)
  @Label("with any count does no harm")
  void anyCount(@ForAll long vcpus, @ForAll long nics, @ForAll long disks) {
    TypedParameters fields =
        new TypedParameters.Builder()
            .number("vcpu.maximum", vcpus)
            .number("net.count", nics)
            .number("block.count", disks)
            .build();

    assertThat(decode(fields).blocks()).isEmpty();
  }

  @Test
  @DisplayName("leaves out unsigned numbers that no counter reaches")
  void unknownValues() {
    TypedParameters fields =
        new TypedParameters.Builder().unsigned("cpu.time", -1).unsigned("cpu.user", 5).build();

    assertThat(fields.number("cpu.time")).isEqualTo(OptionalLong.empty());
    assertThat(fields.number("cpu.user")).hasValue(5);
  }

  @Test
  @DisplayName("is read as far as it was asked for")
  void askedFor() {
    TypedParameters fields = DomstatsCapture.read("domstats-running.txt");

    DomainStats stats = DomainStatsDecoder.decode(GUEST, 1, Set.of(StatsGroup.VCPU), fields);

    assertThat(stats.vcpus()).hasSize(2);
    assertThat(stats.interfaces()).isEmpty();
    assertThat(stats.blocks()).isEmpty();
    assertThat(stats.cpu()).isEqualTo(CpuStats.NONE);
    assertThat(stats.memory().hasMonitorPart()).isFalse();
  }

  private static DomainStats decode(String capture) {
    return decode(DomstatsCapture.read(capture));
  }

  private static DomainStats decode(TypedParameters fields) {
    return DomainStatsDecoder.decode(GUEST, 1, EnumSet.allOf(StatsGroup.class), fields);
  }
}
