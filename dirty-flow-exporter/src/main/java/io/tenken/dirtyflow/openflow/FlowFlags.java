package io.tenken.dirtyflow.openflow;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * The flags of a flow.
 *
 * @param bits as in {@code OFPFF_*} of OpenFlow 1.3 and later, extended by what Open vSwitch prints
 */
public record FlowFlags(int bits) {

  public static final FlowFlags NONE = new FlowFlags(0);

  /** One flag; the order is that of the text. */
  public enum Flag {
    SEND_FLOW_REM(1),
    CHECK_OVERLAP(2),
    RESET_COUNTS(4),
    NO_PACKET_COUNTS(8),
    NO_BYTE_COUNTS(16),
    ALLOW_HIDDEN_FIELDS(1 << 16),
    NO_READONLY_TABLE(1 << 17);

    private final int bit;

    Flag(int bit) {
      this.bit = bit;
    }

    public int bit() {
      return bit;
    }

    public String word() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  public boolean has(Flag flag) {
    return (bits & flag.bit()) != 0;
  }

  /** The words of the flags, in the order of the text. */
  public List<String> words() {
    List<String> words = new ArrayList<>();
    for (Flag flag : Flag.values()) {
      if (has(flag)) {
        words.add(flag.word());
      }
    }
    return words;
  }
}
