package io.tenken.core.cli;

/** What the process tells its caller. */
public final class ExitStatus {

  public static final int OK = 0;

  /** There are findings, or a part failed; the data is printed all the same. */
  public static final int FINDINGS = 1;

  /** Wrong usage or configuration; one line on stderr says what. */
  public static final int USAGE = 2;

  /** Nothing could be collected. */
  public static final int NOTHING_COLLECTED = 3;

  /** A fault of our own. */
  public static final int INTERNAL = 70;

  private ExitStatus() {}
}
