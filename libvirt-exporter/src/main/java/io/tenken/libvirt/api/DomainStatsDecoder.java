package io.tenken.libvirt.api;

import io.tenken.libvirt.api.BlockStats.BlockSize;
import io.tenken.libvirt.api.BlockStats.BlockTraffic;
import io.tenken.libvirt.api.InterfaceStats.Traffic;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.Set;
import java.util.function.Supplier;

/**
 * Reads the typed parameters of {@code virConnectGetAllDomainStats}. Fields that are not there are
 * absent; unknown ones are skipped. Source: libvirt's documentation of virConnectGetAllDomainStats.
 */
public final class DomainStatsDecoder {

  /** Above any guest; keeps a broken count from filling the heap. */
  private static final long MOST_DEVICES = 4096;

  private final Set<StatsGroup> groups;
  private final TypedParameters fields;

  private DomainStatsDecoder(Set<StatsGroup> groups, TypedParameters fields) {
    this.groups = groups;
    this.fields = fields;
  }

  /**
   * @param groups that were asked for; fields of others are not looked for
   */
  public static DomainStats decode(
      DomainId domain, int run, Set<StatsGroup> groups, TypedParameters fields) {
    DomainStatsDecoder decoder = new DomainStatsDecoder(groups, fields);
    return new DomainStats(
        domain,
        run,
        fields.number("state.state"),
        fields.number("state.reason"),
        decoder.of(StatsGroup.CPU_TOTAL, decoder::cpu, CpuStats.NONE),
        decoder.of(StatsGroup.BALLOON, decoder::memory, MemoryStats.NONE),
        fields.number("vcpu.current"),
        fields.number("vcpu.maximum"),
        decoder.of(StatsGroup.VCPU, decoder::vcpus, List.of()),
        decoder.of(StatsGroup.BLOCK, decoder::blocks, List.of()),
        decoder.of(StatsGroup.INTERFACE, decoder::interfaces, List.of()),
        fields);
  }

  private <T> T of(StatsGroup group, Supplier<T> part, T none) {
    return groups.contains(group) ? part.get() : none;
  }

  private CpuStats cpu() {
    return new CpuStats(
        fields.number("cpu.time"),
        fields.number("cpu.user"),
        fields.number("cpu.system"),
        fields.number("cpu.haltpoll.success.time"),
        fields.number("cpu.haltpoll.fail.time"));
  }

  private MemoryStats memory() {
    Map<MemoryStat, Long> values = new EnumMap<>(MemoryStat.class);
    for (MemoryStat stat : MemoryStat.values()) {
      fields.number(stat.bulkField()).ifPresent(value -> values.put(stat, value));
    }
    return new MemoryStats(values);
  }

  private List<VcpuStats> vcpus() {
    List<VcpuStats> vcpus = new ArrayList<>();
    for (int i = 0; i < count("vcpu.maximum"); i++) {
      String vcpu = "vcpu." + i;
      if (fields.has(vcpu + ".state")) {
        vcpus.add(
            new VcpuStats(
                i,
                fields.number(vcpu + ".state"),
                fields.number(vcpu + ".time"),
                fields.number(vcpu + ".wait"),
                fields.number(vcpu + ".delay"),
                fields.number(vcpu + ".halted"),
                OptionalLong.empty()));
      }
    }
    return vcpus;
  }

  private List<BlockStats> blocks() {
    List<BlockStats> blocks = new ArrayList<>();
    for (int i = 0; i < count("block.count"); i++) {
      String block = "block." + i;
      fields.text(block + ".name").ifPresent(device -> blocks.add(block(device, block)));
    }
    return blocks;
  }

  private BlockStats block(String device, String block) {
    return new BlockStats(
        device,
        traffic(block + ".rd"),
        traffic(block + ".wr"),
        traffic(block + ".fl"),
        new BlockSize(
            fields.number(block + ".capacity"),
            fields.number(block + ".allocation"),
            fields.number(block + ".physical")));
  }

  private BlockTraffic traffic(String prefix) {
    return new BlockTraffic(
        fields.number(prefix + ".reqs"),
        fields.number(prefix + ".bytes"),
        fields.number(prefix + ".times"));
  }

  /** NICs without a name (SR-IOV) have no counters, and their index may be missing. */
  private List<InterfaceStats> interfaces() {
    List<InterfaceStats> interfaces = new ArrayList<>();
    for (int i = 0; i < count("net.count"); i++) {
      String net = "net." + i;
      fields
          .text(net + ".name")
          .filter(device -> !device.isEmpty())
          .ifPresent(
              device ->
                  interfaces.add(
                      new InterfaceStats(device, direction(net + ".rx"), direction(net + ".tx"))));
    }
    return interfaces;
  }

  private Traffic direction(String prefix) {
    return new Traffic(
        fields.number(prefix + ".bytes"),
        fields.number(prefix + ".pkts"),
        fields.number(prefix + ".errs"),
        fields.number(prefix + ".drop"));
  }

  private long count(String name) {
    return Math.min(fields.number(name).orElse(0), MOST_DEVICES);
  }
}
