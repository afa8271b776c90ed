package io.tenken.dirtyflow.openflow.wire;

/** The versions that we speak, the best one last. */
public enum OpenFlowVersion {
  V1_3(4, "OF1.3"),
  V1_4(5, "OF1.4");

  private final int wire;
  private final String label;

  OpenFlowVersion(int wire, String label) {
    this.wire = wire;
    this.label = label;
  }

  /** The number in the header of a message. */
  public int wire() {
    return wire;
  }

  /** As the headers of ovs-ofctl have it. */
  public String label() {
    return label;
  }

  /** The bitmap of all versions that we speak, for HELLO. */
  static int bitmap() {
    int bitmap = 0;
    for (OpenFlowVersion version : values()) {
      bitmap |= 1 << version.wire;
    }
    return bitmap;
  }
}
