package io.tenken.libvirt.round;

import io.tenken.libvirt.api.BlockStats;
import io.tenken.libvirt.api.BlockStats.BlockSize;
import io.tenken.libvirt.api.BulkMode;
import io.tenken.libvirt.api.DomainId;
import io.tenken.libvirt.api.DomainStats;
import io.tenken.libvirt.api.LibvirtConnection;
import io.tenken.libvirt.api.LibvirtFailure;
import io.tenken.libvirt.api.StatsGroup;
import io.tenken.libvirt.domainxml.DiskXml;
import io.tenken.libvirt.domainxml.DomainXml;
import io.tenken.libvirt.lane.GuestAnswers;
import io.tenken.libvirt.lane.GuestQuestion;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Disk counters with every scrape, sizes at their own pace. The bulk call costs three monitor
 * commands and has both; the call for one disk costs two and has the counters, so it is made for
 * guests with one disk whose size is known. It is also made where the bulk answer lacks the
 * monitor's part, because somebody else had the guest or the driver does not know the group.
 */
final class BlockQuestion implements GuestQuestion<List<BlockStats>> {

  private final Map<DomainId, DomainXml> definitions;
  private final PacedAnswers<List<BlockStats>> sizes;
  private final List<DomainStats> active;
  private final Set<DomainId> due;

  BlockQuestion(
      Map<DomainId, DomainXml> definitions,
      PacedAnswers<List<BlockStats>> sizes,
      List<DomainStats> active) {
    this.definitions = definitions;
    this.sizes = sizes;
    this.active = active;
    this.due = sizes.due(active);
  }

  @Override
  public List<BlockStats> ask(LibvirtConnection connection, DomainId guest) throws LibvirtFailure {
    List<String> devices = devices(guest);
    boolean sizeIsDue = due.contains(guest);
    if (devices.size() == 1 && !sizeIsDue) {
      return List.of(connection.blockStats(guest, devices.get(0)));
    }
    List<BlockStats> bulk =
        connection.domainStats(guest, Set.of(StatsGroup.BLOCK), BulkMode.NOWAIT).blocks();
    if (bulk.stream().anyMatch(BlockStats::hasMonitorPart)) {
      return bulk;
    }
    List<BlockStats> blocks = new ArrayList<>();
    for (String device : devices) {
      BlockStats counters = connection.blockStats(guest, device);
      blocks.add(sizeIsDue ? counters.withSize(size(connection, guest, device)) : counters);
    }
    return blocks;
  }

  /** The answers with the sizes that are known, and the sizes of these answers remembered. */
  GuestAnswers<List<BlockStats>> withSizes(GuestAnswers<List<BlockStats>> answers) {
    active.stream()
        .filter(guest -> due.contains(guest.domain()))
        .forEach(guest -> sizes.keep(guest, answers));
    Map<DomainId, List<BlockStats>> complete = new LinkedHashMap<>();
    answers
        .answers()
        .forEach(
            (guest, blocks) ->
                complete.put(guest, blocks.stream().map(b -> sized(guest, b)).toList()));
    return GuestAnswers.of(complete, answers.missing());
  }

  private BlockStats sized(DomainId guest, BlockStats block) {
    if (!block.size().equals(BlockSize.NONE)) {
      return block;
    }
    return sizes.last(guest).orElse(List.of()).stream()
        .filter(known -> known.device().equals(block.device()))
        .findFirst()
        .map(known -> block.withSize(known.size()))
        .orElse(block);
  }

  private List<String> devices(DomainId guest) {
    DomainXml definition = definitions.get(guest);
    return definition == null
        ? List.of()
        : definition.disks().stream().filter(DiskXml::hasSource).map(DiskXml::target).toList();
  }

  private static BlockSize size(LibvirtConnection connection, DomainId guest, String device)
      throws LibvirtFailure {
    try {
      return connection.blockSize(guest, device);
    } catch (LibvirtFailure failure) {
      if (failure.kind() == LibvirtFailure.Kind.UNSUPPORTED) {
        return BlockSize.NONE;
      }
      throw failure;
    }
  }
}
