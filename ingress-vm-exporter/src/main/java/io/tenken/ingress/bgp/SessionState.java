package io.tenken.ingress.bgp;

/** The states of a BGP session with the numbers of RFC 4273; 0 is switched off. */
public enum SessionState {
  ADMIN_DOWN(0),
  IDLE(1),
  CONNECT(2),
  /** Also a session that waits for the peer to connect. */
  ACTIVE(3),
  OPEN_SENT(4),
  OPEN_CONFIRM(5),
  ESTABLISHED(6);

  private final int number;

  SessionState(int number) {
    this.number = number;
  }

  public int number() {
    return number;
  }
}
