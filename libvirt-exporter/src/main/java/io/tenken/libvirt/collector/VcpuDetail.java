package io.tenken.libvirt.collector;

import io.tenken.libvirt.domainxml.DomainXml;
import org.jspecify.annotations.Nullable;

/** Which guests have one series a vCPU; the others have one for all their vCPUs together. */
public enum VcpuDetail {
  ALL,
  /** Those with a vCPU that is pinned to one host CPU: there, single vCPUs matter. */
  PINNED,
  SUM;

  /** A guest whose definition is not known counts as pinned: nothing is lost then. */
  boolean isDetailed(@Nullable DomainXml definition) {
    return switch (this) {
      case ALL -> true;
      case PINNED -> definition == null || !definition.cpu().pins().isEmpty();
      case SUM -> false;
    };
  }
}
