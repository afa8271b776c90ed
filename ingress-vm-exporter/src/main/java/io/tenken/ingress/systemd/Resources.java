package io.tenken.ingress.systemd;

/** Of which services memory, CPU time and tasks are asked: three questions each, every time. */
public enum Resources {
  NONE,
  EXPECTED,
  ALL
}
