package io.tenken.dirtyflow.openflow;

/**
 * A code point of a field in an OXM or NXM header.
 *
 * @param name as Open vSwitch writes it, for example {@code NXM_NX_REG0}
 * @param experimenter 0 for the classes that have none
 * @param oxmClass the 16-bit class
 * @param number the 7-bit field number in that class
 */
public record WireName(String name, int experimenter, int oxmClass, int number) {

  /** Class of the code points that carry an experimenter of their own. */
  public static final int EXPERIMENTER_CLASS = 0xffff;

  private static final int NICIRA_EXTENDED = 0x0000_2320;
  private static final int NSH = 0x005a_d650;
  private static final int ONF = 0x4f4e_4600;

  /** Source of prefixes and numbers: ovs-fields(7), Open vSwitch 3.1. */
  static WireName of(String name, int number) {
    if (name.startsWith("NXM_OF_")) {
      return new WireName(name, 0, 0x0000, number);
    } else if (name.startsWith("NXM_NX_")) {
      return new WireName(name, 0, 0x0001, number);
    } else if (name.startsWith("ERICOXM_OF_")) {
      return new WireName(name, 0, 0x1000, number);
    } else if (name.startsWith("OXM_OF_PKT_REG")) {
      return new WireName(name, 0, 0x8001, number);
    } else if (name.startsWith("OXM_OF_")) {
      return new WireName(name, 0, 0x8000, number);
    }
    return new WireName(name, experimenterOf(name), EXPERIMENTER_CLASS, number);
  }

  /** One number for class, experimenter and field: a key for look-up. */
  public long key() {
    return key(experimenter, oxmClass, number);
  }

  /** The same for a header that was read. */
  public static long key(int experimenter, int oxmClass, int number) {
    return (long) experimenter << 32 | (long) oxmClass << 8 | number;
  }

  private static int experimenterOf(String name) {
    if (name.startsWith("NXOXM_ET_")) {
      return NICIRA_EXTENDED;
    } else if (name.startsWith("NXOXM_NSH_")) {
      return NSH;
    } else if (name.startsWith("ONFOXM_ET_")) {
      return ONF;
    }
    throw new IllegalArgumentException("\"" + name + "\" has no known OXM prefix");
  }
}
