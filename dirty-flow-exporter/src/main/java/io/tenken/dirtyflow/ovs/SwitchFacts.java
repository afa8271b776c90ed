package io.tenken.dirtyflow.ovs;

import io.tenken.core.spi.CollectorException;
import io.tenken.core.spi.Deadline;
import io.tenken.dirtyflow.openflow.wire.Identifiers;
import io.tenken.dirtyflow.openflow.wire.Messages;
import io.tenken.dirtyflow.openflow.wire.PortDescription;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/**
 * What a bridge has besides flows: the things that flows refer to.
 *
 * @param ports every port of the bridge, LOCAL included
 * @param groups identifiers of its groups
 * @param meters identifiers of its meters
 */
public record SwitchFacts(List<PortDescription> ports, Set<Long> groups, Set<Long> meters) {

  public SwitchFacts {
    ports = List.copyOf(ports);
    groups = Set.copyOf(groups);
    meters = Set.copyOf(meters);
  }

  /** Asks the management socket of a bridge; takes milliseconds. */
  public static SwitchFacts ask(OvsRunDirectory runDirectory, String bridge, Deadline deadline)
      throws CollectorException, InterruptedException {
    List<PortDescription> ports = new ArrayList<>();
    Set<Long> groups = new TreeSet<>();
    Set<Long> meters = new TreeSet<>();
    try (ManagementConnection connection =
        ManagementConnection.open(
            bridge, runDirectory.managementSocket(bridge), deadline, MAX_BYTES)) {
      connection.request(
          Messages.Multipart.PORT_DESC,
          (bytes, start, end) ->
              ports.addAll(PortDescription.read(connection.version(), bytes, start, end)));
      connection.request(
          Messages.Multipart.GROUP_DESC,
          (bytes, start, end) -> Identifiers.read(bytes, start, end, groups));
      connection.request(
          Messages.Multipart.METER_CONFIG,
          (bytes, start, end) -> Identifiers.read(bytes, start, end, meters));
    }
    return new SwitchFacts(ports, groups, meters);
  }

  /** 65,000 ports and as many groups fit in. */
  private static final long MAX_BYTES = 64L << 20;
}
