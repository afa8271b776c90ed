package io.tenken.core.cli;

import io.tenken.core.spi.Diagnosis.Severity;
import java.util.Collection;

/** What the exit status of {@code check} means. */
public enum CheckGrading {
  /** 0 all is well, 1 there are findings, 3 nothing could be collected. */
  FINDINGS {
    @Override
    int status(Collection<Severity> findings, boolean nothingCollected) {
      if (nothingCollected) {
        return ExitStatus.NOTHING_COLLECTED;
      }
      return findings.stream().allMatch(severity -> severity == Severity.OK)
          ? ExitStatus.OK
          : ExitStatus.FINDINGS;
    }
  },

  /**
   * 0 clean, 1 warning, 2 critical, 3 undecided; what is known to be critical outweighs what could
   * not be found out.
   */
  BY_SEVERITY {
    @Override
    int status(Collection<Severity> findings, boolean nothingCollected) {
      if (findings.contains(Severity.CRITICAL)) {
        return 2;
      }
      if (findings.contains(Severity.UNDECIDED) || nothingCollected) {
        return 3;
      }
      return findings.contains(Severity.WARNING) ? 1 : 0;
    }
  };

  abstract int status(Collection<Severity> findings, boolean nothingCollected);
}
