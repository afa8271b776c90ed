package io.tenken.libvirt.round;

import io.tenken.core.spi.CollectorException;
import io.tenken.core.spi.Deadline;
import io.tenken.libvirt.api.LibvirtConnection;
import io.tenken.libvirt.domainxml.CapabilitiesReader;
import io.tenken.libvirt.lane.MonitorLanes;
import org.jspecify.annotations.Nullable;

/** Model of the host's CPU, which libvirt is asked for once. Thread-safe. */
final class CpuModel {

  private volatile @Nullable String known;

  String get(MonitorLanes lanes, Deadline deadline)
      throws CollectorException, InterruptedException {
    String model = known;
    if (model == null) {
      model = CapabilitiesReader.cpuModel(lanes.call(deadline, LibvirtConnection::capabilities));
      known = model;
    }
    return model;
  }

  void forget() {
    known = null;
  }
}
