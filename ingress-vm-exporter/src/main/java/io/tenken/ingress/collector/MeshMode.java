package io.tenken.ingress.collector;

/** What becomes of the sessions of a full mesh, which grow with the square of the nodes. */
public enum MeshMode {
  /** They are not looked at. */
  NONE,
  /** They are counted. */
  AGGREGATE,
  /** They are sessions like any other. */
  EACH
}
