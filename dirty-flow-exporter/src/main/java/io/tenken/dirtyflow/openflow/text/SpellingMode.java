package io.tenken.dirtyflow.openflow.text;

/** Which of several equal texts is written. */
public enum SpellingMode {
  /** As the switch told it: what {@code ovs-ofctl} printed comes back byte by byte. */
  AS_TOLD,
  /** One text for equal flows, in the words of OpenFlow 1.5: {@code set_field}, no {@code load}. */
  NORMAL
}
