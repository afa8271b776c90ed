package io.tenken.dirtyflow.openflow;

/** How the value of a field is written in a match or in {@code set_field}. */
public enum FieldFormat {
  DECIMAL,
  HEX,
  ETHERNET,
  IPV4,
  IPV6,
  PORT,
  PACKET_TYPE,
  CT_STATE,
  TCP_FLAGS,
  TUN_FLAGS,
  FRAGMENT
}
