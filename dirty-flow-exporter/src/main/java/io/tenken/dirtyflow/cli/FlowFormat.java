package io.tenken.dirtyflow.cli;

/** How flows are printed. */
enum FlowFormat {
  TEXT,
  JSON,
  TABLE
}
