package io.tenken.libvirt.api.jnr;

import io.tenken.libvirt.api.BlockStats;
import io.tenken.libvirt.api.BlockStats.BlockSize;
import io.tenken.libvirt.api.BlockStats.BlockTraffic;
import io.tenken.libvirt.api.ControlState;
import io.tenken.libvirt.api.CpuStats;
import io.tenken.libvirt.api.GuestInfo;
import io.tenken.libvirt.api.InterfaceStats;
import io.tenken.libvirt.api.InterfaceStats.Traffic;
import io.tenken.libvirt.api.JobStats;
import io.tenken.libvirt.api.LibvirtFailure;
import io.tenken.libvirt.api.MemoryStat;
import io.tenken.libvirt.api.MemoryStats;
import io.tenken.libvirt.api.TypedParameters;
import io.tenken.libvirt.api.VcpuStats;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import jnr.ffi.Pointer;
import jnr.ffi.byref.IntByReference;
import jnr.ffi.byref.PointerByReference;

/**
 * The calls about one guest. Offsets are those of libvirt's structures on 64-bit machines. Used by
 * the connection's thread.
 */
final class DomainCalls {

  /** The most that libvirt's remote protocol lets through. */
  private static final int MOST_PARAMETERS = 16;

  private static final int MOST_MEMORY_STATS = 32;
  private static final int MEMORY_STAT_BYTES = 16;
  private static final int VCPU_INFO_BYTES = 24;
  private static final int TRAFFIC_BYTES = 32;
  private static final int BLOCK_STRUCT_BYTES = 40;
  private static final int ALL_CPUS = -1;

  private final Scratch scratch;
  private final VirLibrary vir;
  private final FailureSource failures;
  private final DriverGaps gaps;
  private final TypedParameterReader parameters = new TypedParameterReader();

  DomainCalls(NativeRuntime runtime, FailureSource failures, DriverGaps gaps) {
    this.scratch = new Scratch(runtime);
    this.vir = runtime.vir();
    this.failures = failures;
    this.gaps = gaps;
  }

  GuestInfo info(Pointer domain) throws LibvirtFailure {
    Pointer info = scratch.zeroed(40);
    check(vir.virDomainGetInfo(domain, info), "virDomainGetInfo");
    return new GuestInfo(
        info.getLong(8),
        info.getLong(16),
        Short.toUnsignedInt(info.getShort(24)),
        info.getLong(32));
  }

  CpuStats cpuTotals(Pointer domain) throws LibvirtFailure {
    gaps.check("virDomainGetCPUStats");
    Pointer params = scratch.zeroed(MOST_PARAMETERS * TypedParameterReader.SIZE);
    int count = vir.virDomainGetCPUStats(domain, params, MOST_PARAMETERS, ALL_CPUS, 1, 0);
    check(count, "virDomainGetCPUStats");
    TypedParameters totals = parameters.read(params, count);
    return new CpuStats(
        totals.number("cpu_time"),
        totals.number("user_time"),
        totals.number("system_time"),
        OptionalLong.empty(),
        OptionalLong.empty());
  }

  List<VcpuStats> vcpus(Pointer domain, int most) throws LibvirtFailure {
    Pointer infos = scratch.zeroed(Math.max(1, most) * VCPU_INFO_BYTES);
    int count = vir.virDomainGetVcpus(domain, infos, most, null, 0);
    check(count, "virDomainGetVcpus");
    List<VcpuStats> vcpus = new ArrayList<>(count);
    for (int i = 0; i < count; i++) {
      int at = i * VCPU_INFO_BYTES;
      vcpus.add(
          new VcpuStats(
              infos.getInt(at),
              OptionalLong.of(infos.getInt(at + 4)),
              OptionalLong.of(infos.getLong(at + 8)),
              OptionalLong.empty(),
              OptionalLong.empty(),
              OptionalLong.empty(),
              known(infos.getInt(at + 16))));
    }
    return vcpus;
  }

  InterfaceStats interfaceStats(Pointer domain, String device) throws LibvirtFailure {
    Pointer stats = scratch.zeroed(2 * TRAFFIC_BYTES);
    int done = vir.virDomainInterfaceStats(domain, device, stats, 2 * TRAFFIC_BYTES);
    check(done, "virDomainInterfaceStats");
    return new InterfaceStats(device, traffic(stats, 0), traffic(stats, TRAFFIC_BYTES));
  }

  private static Traffic traffic(Pointer stats, int at) {
    return new Traffic(
        known(stats.getLong(at)),
        known(stats.getLong(at + 8)),
        known(stats.getLong(at + 16)),
        known(stats.getLong(at + 24)));
  }

  /** A driver without monitors has none that is not free. */
  ControlState controlState(Pointer domain) throws LibvirtFailure {
    try {
      return monitorState(domain);
    } catch (LibvirtFailure failure) {
      if (failure.kind() == LibvirtFailure.Kind.UNSUPPORTED) {
        return ControlState.FREE;
      }
      throw failure;
    }
  }

  private ControlState monitorState(Pointer domain) throws LibvirtFailure {
    if (gaps.includeMonitors() || gaps.include("virDomainGetControlInfo")) {
      return ControlState.FREE;
    }
    Pointer info = scratch.zeroed(16);
    check(vir.virDomainGetControlInfo(domain, info, 0), "virDomainGetControlInfo");
    ControlState.Kind[] kinds = ControlState.Kind.values();
    int kind = info.getInt(0);
    return kind <= 0 || kind >= kinds.length
        ? ControlState.FREE
        : new ControlState(kinds[kind], Duration.ofMillis(Math.max(0, info.getLong(8))));
  }

  BlockStats blockStats(Pointer domain, String device) throws LibvirtFailure {
    if (gaps.include("virDomainBlockStatsFlags")) {
      return oldBlockStats(domain, device);
    }
    try {
      return blockStatsWithTimes(domain, device);
    } catch (LibvirtFailure failure) {
      if (failure.kind() == LibvirtFailure.Kind.UNSUPPORTED) {
        return oldBlockStats(domain, device);
      }
      throw failure;
    }
  }

  private BlockStats blockStatsWithTimes(Pointer domain, String device) throws LibvirtFailure {
    Pointer params = scratch.zeroed(MOST_PARAMETERS * TypedParameterReader.SIZE);
    IntByReference count = new IntByReference(MOST_PARAMETERS);
    int done = vir.virDomainBlockStatsFlags(domain, device, params, count, 0);
    check(done, "virDomainBlockStatsFlags");
    TypedParameters fields = parameters.read(params, count.getValue());
    return new BlockStats(
        device,
        traffic(fields, "rd_operations", "rd_bytes", "rd_total_times"),
        traffic(fields, "wr_operations", "wr_bytes", "wr_total_times"),
        traffic(fields, "flush_operations", "", "flush_total_times"),
        BlockSize.NONE);
  }

  /** What drivers other than QEMU's have: no times, no flushes. */
  private BlockStats oldBlockStats(Pointer domain, String device) throws LibvirtFailure {
    Pointer stats = scratch.zeroed(BLOCK_STRUCT_BYTES);
    int done = vir.virDomainBlockStats(domain, device, stats, BLOCK_STRUCT_BYTES);
    check(done, "virDomainBlockStats");
    return new BlockStats(
        device,
        new BlockTraffic(known(stats.getLong(0)), known(stats.getLong(8)), OptionalLong.empty()),
        new BlockTraffic(known(stats.getLong(16)), known(stats.getLong(24)), OptionalLong.empty()),
        BlockTraffic.NONE,
        BlockSize.NONE);
  }

  private static BlockTraffic traffic(
      TypedParameters fields, String requests, String bytes, String nanos) {
    return new BlockTraffic(
        known(fields.number(requests)), known(fields.number(bytes)), known(fields.number(nanos)));
  }

  BlockSize blockSize(Pointer domain, String device) throws LibvirtFailure {
    gaps.check("virDomainGetBlockInfo");
    Pointer info = scratch.zeroed(24);
    check(vir.virDomainGetBlockInfo(domain, device, info, 0), "virDomainGetBlockInfo");
    return new BlockSize(known(info.getLong(0)), known(info.getLong(8)), known(info.getLong(16)));
  }

  MemoryStats memoryStats(Pointer domain) throws LibvirtFailure {
    gaps.check("virDomainMemoryStats");
    Pointer stats = scratch.zeroed(MOST_MEMORY_STATS * MEMORY_STAT_BYTES);
    int count = vir.virDomainMemoryStats(domain, stats, MOST_MEMORY_STATS, 0);
    check(count, "virDomainMemoryStats");
    Map<MemoryStat, Long> values = new EnumMap<>(MemoryStat.class);
    for (int i = 0; i < count; i++) {
      int tag = stats.getInt((long) i * MEMORY_STAT_BYTES);
      long value = stats.getLong((long) i * MEMORY_STAT_BYTES + 8);
      MemoryStat.ofTag(tag).filter(stat -> value >= 0).ifPresent(stat -> values.put(stat, value));
    }
    return new MemoryStats(values);
  }

  JobStats jobStats(Pointer domain) throws LibvirtFailure {
    gaps.check("virDomainGetJobStats");
    IntByReference type = new IntByReference();
    PointerByReference params = new PointerByReference();
    IntByReference count = new IntByReference();
    check(vir.virDomainGetJobStats(domain, type, params, count, 0), "virDomainGetJobStats");
    Pointer list = params.getValue();
    if (list == null) {
      return new JobStats(type.getValue() != 0, TypedParameters.NONE);
    }
    try {
      return new JobStats(type.getValue() != 0, parameters.read(list, count.getValue()));
    } finally {
      vir.virTypedParamsFree(list, count.getValue());
    }
  }

  int snapshots(Pointer domain) throws LibvirtFailure {
    gaps.check("virDomainSnapshotNum");
    int count = vir.virDomainSnapshotNum(domain, 0);
    check(count, "virDomainSnapshotNum");
    return count;
  }

  /** The name of the guest would be another call to libvirt, and wipe the error out. */
  private void check(int result, String call) throws LibvirtFailure {
    if (result < 0) {
      throw gaps.noted(call, failures.of(call));
    }
  }

  /** libvirt writes -1 for "not known here". */
  private static OptionalLong known(long value) {
    return value < 0 ? OptionalLong.empty() : OptionalLong.of(value);
  }

  private static OptionalLong known(OptionalLong value) {
    return value.isPresent() ? known(value.getAsLong()) : value;
  }
}
