package io.tenken.libvirt.collector;

import io.tenken.core.spi.CollectorException;
import io.tenken.libvirt.api.DomainId;
import io.tenken.libvirt.lane.Missing;
import io.tenken.libvirt.round.Round;
import java.util.Map;

/** What collectors ask of the guests' monitors, in the order of what matters most. */
enum MonitorPart {
  BLOCK {
    @Override
    Map<DomainId, Missing> missing(Round round) throws CollectorException, InterruptedException {
      return round.blocks().missing();
    }
  },
  VCPU {
    @Override
    Map<DomainId, Missing> missing(Round round) throws CollectorException, InterruptedException {
      return round.vcpuDelays().missing();
    }
  },
  HALT_POLL {
    @Override
    Map<DomainId, Missing> missing(Round round) throws CollectorException, InterruptedException {
      return round.haltPoll().missing();
    }
  },
  MEMORY {
    @Override
    Map<DomainId, Missing> missing(Round round) throws CollectorException, InterruptedException {
      return round.memory().missing();
    }
  };

  abstract Map<DomainId, Missing> missing(Round round)
      throws CollectorException, InterruptedException;
}
