package io.tenken.core.model;

/** What a user may rely on. */
public enum Stability {
  /** Name, labels and meaning change only with a major version. */
  STABLE,
  /** May still change with a minor version. */
  EXPERIMENTAL,
  /** Goes away with the next major version; the help names the successor. */
  DEPRECATED
}
