package io.tenken.libvirt.round;

import io.tenken.core.spi.Ticker;
import io.tenken.libvirt.api.BlockStats;
import io.tenken.libvirt.api.CpuStats;
import io.tenken.libvirt.api.MemoryStats;
import io.tenken.libvirt.proc.GuestProcesses;
import java.util.List;

/** What outlives a round. Its parts are thread-safe. */
record NodeMemory(
    DefinitionCache definitions,
    PacedAnswers<MemoryStats> memory,
    PacedAnswers<CpuStats> haltPoll,
    PacedAnswers<List<BlockStats>> blockSizes,
    GuestProcesses processes) {

  static NodeMemory empty(Pace pace, GuestProcesses processes, Ticker ticker) {
    return new NodeMemory(
        new DefinitionCache(ticker),
        new PacedAnswers<>(pace.memory(), ticker),
        new PacedAnswers<>(pace.haltPoll(), ticker),
        new PacedAnswers<>(pace.blockSize(), ticker),
        processes);
  }
}
