package io.tenken.libvirt.round;

import io.tenken.core.spi.Ticker;
import io.tenken.libvirt.api.BlockStats;
import io.tenken.libvirt.api.ChangeListener;
import io.tenken.libvirt.api.CpuStats;
import io.tenken.libvirt.api.LifecycleEvent;
import io.tenken.libvirt.api.MemoryStats;
import io.tenken.libvirt.proc.GuestProcesses;
import java.util.List;

/** What outlives a round. Its parts are thread-safe. */
record NodeMemory(
    DefinitionCache definitions,
    Migrations migrations,
    CpuModel cpuModel,
    PacedAnswers<MemoryStats> memory,
    PacedAnswers<CpuStats> haltPoll,
    PacedAnswers<List<BlockStats>> blockSizes,
    GuestProcesses processes) {

  /** To be told of what changes on the node. */
  ChangeListener listener() {
    return new ChangeListener() {
      @Override
      public void changed(String uuid) {
        definitions.changed(uuid);
      }

      @Override
      public void lifecycle(String uuid, LifecycleEvent event) {
        migrations.saw(uuid, event);
      }
    };
  }

  /** Told of nothing for a while: what is remembered may be out of date. */
  void missedChanges() {
    definitions.clear();
    migrations.forget();
    cpuModel.forget();
  }

  static NodeMemory empty(Pace pace, GuestProcesses processes, Ticker ticker) {
    return new NodeMemory(
        new DefinitionCache(ticker),
        new Migrations(),
        new CpuModel(),
        new PacedAnswers<>(pace.memory(), ticker),
        new PacedAnswers<>(pace.haltPoll(), ticker),
        new PacedAnswers<>(pace.blockSize(), ticker),
        processes);
  }
}
