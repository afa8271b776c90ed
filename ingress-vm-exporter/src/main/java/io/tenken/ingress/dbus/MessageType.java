package io.tenken.ingress.dbus;

/** What a message is. */
enum MessageType {
  METHOD_CALL(1),
  METHOD_RETURN(2),
  ERROR(3),
  SIGNAL(4);

  private final int code;

  MessageType(int code) {
    this.code = code;
  }

  int code() {
    return code;
  }
}
