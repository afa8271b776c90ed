package io.tenken.libvirt.api.jnr;

import io.tenken.core.spi.FailureReason;
import io.tenken.libvirt.api.BulkMode;
import io.tenken.libvirt.api.DomainId;
import io.tenken.libvirt.api.DomainStats;
import io.tenken.libvirt.api.DomainStatsDecoder;
import io.tenken.libvirt.api.LibvirtFailure;
import io.tenken.libvirt.api.StatsGroup;
import io.tenken.libvirt.api.TypedParameters;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import jnr.ffi.Pointer;
import jnr.ffi.byref.PointerByReference;

/**
 * The calls that answer with a list of {@code virDomainStatsRecord}: a domain, its parameters,
 * their number. Used by the connection's thread.
 */
final class BulkStats {

  private static final int NOWAIT = 1 << 29;
  private static final int POINTER_BYTES = 8;
  private static final int OFFSET_PARAMETERS = 8;
  private static final int OFFSET_COUNT = 16;
  private static final int UUID_BYTES = 37;

  /** What a driver that knows the group says of every active guest. */
  private static final Map<StatsGroup, String> ALWAYS_THERE =
      Map.of(
          StatsGroup.VCPU, "vcpu.current",
          StatsGroup.BLOCK, "block.count",
          StatsGroup.INTERFACE, "net.count");

  private static final int UNKNOWN_RUN = 0;

  private final Scratch scratch;
  private final VirLibrary vir;
  private final Pointer connection;
  private final DomainHandles<Pointer> domains;
  private final FailureSource failures;
  private final DriverGaps gaps;
  private final TypedParameterReader parameters = new TypedParameterReader();
  private final byte[] uuid = new byte[UUID_BYTES];

  BulkStats(
      NativeRuntime runtime,
      Pointer connection,
      DomainHandles<Pointer> domains,
      FailureSource failures,
      DriverGaps gaps) {
    this.scratch = new Scratch(runtime);
    this.vir = runtime.vir();
    this.connection = connection;
    this.domains = domains;
    this.failures = failures;
    this.gaps = gaps;
  }

  List<DomainStats> all(Set<StatsGroup> groups) throws LibvirtFailure {
    if (gaps.hasPoorBulk() && ALWAYS_THERE.keySet().containsAll(groups)) {
      return List.of();
    }
    PointerByReference records = new PointerByReference();
    int count = vir.virConnectGetAllDomainStats(connection, bits(groups), records, NOWAIT);
    List<DomainStats> answer = taken(count, records, groups, "virConnectGetAllDomainStats");
    answer.forEach(guest -> learn(groups, guest));
    return answer;
  }

  DomainStats one(DomainId domain, Set<StatsGroup> groups, BulkMode mode) throws LibvirtFailure {
    if (gaps.hasPoorBulk()) {
      return DomainStatsDecoder.decode(domain, UNKNOWN_RUN, Set.of(), TypedParameters.NONE);
    }
    DomainStats answer = asked(domain, groups, mode);
    learn(groups, answer);
    return answer;
  }

  private void learn(Set<StatsGroup> groups, DomainStats answer) {
    for (StatsGroup group : groups) {
      String sign = ALWAYS_THERE.get(group);
      if (sign != null && answer.active()) {
        gaps.bulkAnswered(answer.parameters().has(sign));
      }
    }
  }

  private DomainStats asked(DomainId domain, Set<StatsGroup> groups, BulkMode mode)
      throws LibvirtFailure {
    Pointer list = scratch.zeroed(2 * POINTER_BYTES);
    list.putPointer(0, domains.find(domain));
    PointerByReference records = new PointerByReference();
    int flags = mode == BulkMode.NOWAIT ? NOWAIT : 0;
    int count = vir.virDomainListGetStats(list, bits(groups), records, flags);
    List<DomainStats> answer =
        taken(count, records, groups, "virDomainListGetStats of " + domain.name());
    if (answer.isEmpty()) {
      throw new LibvirtFailure(
          LibvirtFailure.Kind.GONE,
          FailureReason.PROTOCOL,
          "virDomainListGetStats of " + domain.name() + ": it is gone");
    }
    return answer.get(0);
  }

  private List<DomainStats> taken(
      int count, PointerByReference records, Set<StatsGroup> groups, String call)
      throws LibvirtFailure {
    if (count < 0) {
      throw failures.of(call);
    }
    Pointer list = records.getValue();
    if (list == null) {
      return List.of();
    }
    try {
      List<DomainStats> answer = new ArrayList<>(count);
      for (int i = 0; i < count; i++) {
        answer.add(record(list.getPointer((long) i * POINTER_BYTES), groups));
      }
      return answer;
    } finally {
      vir.virDomainStatsRecordListFree(list);
    }
  }

  private DomainStats record(Pointer record, Set<StatsGroup> groups) {
    Pointer domain = record.getPointer(0);
    DomainId id = identity(domain);
    domains.keep(id, domain);
    int count = record.getInt(OFFSET_COUNT);
    return DomainStatsDecoder.decode(
        id,
        vir.virDomainGetID(domain),
        groups,
        parameters.read(record.getPointer(OFFSET_PARAMETERS), count));
  }

  private DomainId identity(Pointer domain) {
    vir.virDomainGetUUIDString(domain, uuid);
    return new DomainId(
        vir.virDomainGetName(domain),
        new String(uuid, 0, UUID_BYTES - 1, StandardCharsets.ISO_8859_1));
  }

  private static int bits(Set<StatsGroup> groups) {
    return groups.stream().mapToInt(StatsGroup::bit).reduce(0, (all, bit) -> all | bit);
  }
}
