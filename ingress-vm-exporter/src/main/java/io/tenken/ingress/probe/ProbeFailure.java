package io.tenken.ingress.probe;

import java.util.Locale;

/** Why a probe has failed: a closed list, for a label. */
public enum ProbeFailure {
  /** Nobody listens. */
  REFUSED,
  /** No answer in time. */
  TIMEOUT,
  /** No secure connection: certificate, name, protocol. */
  TLS,
  /** The answer is no HTTP, or breaks off. */
  PROTOCOL,
  /** Another status. */
  STATUS,
  /** The body does not contain what it should. */
  BODY;

  public String label() {
    return name().toLowerCase(Locale.ROOT);
  }
}
