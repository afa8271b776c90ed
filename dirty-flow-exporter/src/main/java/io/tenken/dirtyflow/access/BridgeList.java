package io.tenken.dirtyflow.access;

import io.tenken.core.spi.CollectorException;
import io.tenken.dirtyflow.ovs.OvsRunDirectory;
import java.util.List;

/**
 * The bridges to look at: those that were named, or all that the switch has at the moment.
 *
 * @param runDirectory where the sockets of the bridges are
 * @param named by the operator; empty for all
 */
public record BridgeList(OvsRunDirectory runDirectory, List<String> named) {

  public BridgeList {
    named = List.copyOf(named);
  }

  /** The names, sorted; a bridge that was named is there even if the switch has none like it. */
  public List<String> names() throws CollectorException {
    return named.isEmpty() ? runDirectory.bridges() : named.stream().sorted().distinct().toList();
  }
}
