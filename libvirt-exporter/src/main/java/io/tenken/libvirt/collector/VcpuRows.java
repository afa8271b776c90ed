package io.tenken.libvirt.collector;

import io.tenken.core.spi.FamilyWriter;
import io.tenken.core.spi.MetricSink;
import io.tenken.libvirt.api.DomainId;
import io.tenken.libvirt.api.VcpuStats;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.TreeMap;
import java.util.function.Function;

/** Writes the vCPUs of one guest after the other: a row a vCPU, or one for all of them. */
final class VcpuRows {

  /** Value of the label {@code vcpu} for all vCPUs of a guest together. */
  static final String ALL = "all";

  private final FamilyWriter time;
  private final FamilyWriter wait;
  private final FamilyWriter delay;
  private final FamilyWriter state;
  private final FamilyWriter hostCpu;
  private final FamilyWriter halted;

  VcpuRows(MetricSink sink) {
    this.time = sink.family(VcpuCollector.TIME);
    this.wait = sink.family(VcpuCollector.WAIT);
    this.delay = sink.family(VcpuCollector.DELAY);
    this.state = sink.family(VcpuCollector.STATE);
    this.hostCpu = sink.family(VcpuCollector.HOST_CPU);
    this.halted = sink.family(VcpuCollector.HALTED);
  }

  /** What both answers know of the same vCPU; offline vCPUs are in the second one only. */
  static List<VcpuStats> joined(List<VcpuStats> plain, List<VcpuStats> delays) {
    Map<Integer, VcpuStats> byNumber = new TreeMap<>();
    plain.forEach(vcpu -> byNumber.put(vcpu.number(), vcpu));
    delays.forEach(vcpu -> byNumber.merge(vcpu.number(), vcpu, VcpuRows::joined));
    return List.copyOf(byNumber.values());
  }

  private static VcpuStats joined(VcpuStats plain, VcpuStats delays) {
    return new VcpuStats(
        plain.number(),
        plain.state(),
        plain.time(),
        delays.waited(),
        delays.delayed(),
        delays.halted(),
        plain.hostCpu());
  }

  void add(DomainId guest, List<VcpuStats> vcpus, boolean detailed) {
    if (detailed) {
      vcpus.forEach(vcpu -> add(guest, vcpu));
    } else if (!vcpus.isEmpty()) {
      String[] labels = {guest.name(), guest.uuid(), ALL};
      time.addIfPresent(Values.seconds(sum(vcpus, VcpuStats::time)), labels);
      wait.addIfPresent(Values.seconds(sum(vcpus, VcpuStats::waited)), labels);
      delay.addIfPresent(Values.seconds(sum(vcpus, VcpuStats::delayed)), labels);
    }
  }

  private void add(DomainId guest, VcpuStats vcpu) {
    String[] labels = {guest.name(), guest.uuid(), Integer.toString(vcpu.number())};
    time.addIfPresent(Values.seconds(vcpu.time()), labels);
    wait.addIfPresent(Values.seconds(vcpu.waited()), labels);
    delay.addIfPresent(Values.seconds(vcpu.delayed()), labels);
    state.addIfPresent(vcpu.state(), labels);
    hostCpu.addIfPresent(vcpu.hostCpu(), labels);
    halted.addIfPresent(vcpu.halted(), labels);
  }

  /** Of those that have one: an offline vCPU has none. */
  private static OptionalLong sum(List<VcpuStats> vcpus, Function<VcpuStats, OptionalLong> value) {
    return vcpus.stream()
        .map(value)
        .filter(OptionalLong::isPresent)
        .map(OptionalLong::getAsLong)
        .reduce(Long::sum)
        .map(OptionalLong::of)
        .orElse(OptionalLong.empty());
  }
}
