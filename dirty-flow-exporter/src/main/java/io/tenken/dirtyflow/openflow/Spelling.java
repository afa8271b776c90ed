package io.tenken.dirtyflow.openflow;

/**
 * How a switch put a thing that OpenFlow can put in several ways, {@code load} or {@code
 * set_field}. All spellings are equal, so that a term that holds one equals the same term told
 * otherwise; the renderer uses it to give back the text as it was told.
 */
public final class Spelling {

  /** {@code set_field}, {@code pop_vlan}, {@code push_vlan}, {@code resubmit}: the way of 1.3. */
  public static final Spelling PLAIN = new Spelling("plain");

  /** {@code load:1->NXM_NX_REG0[]}. */
  public static final Spelling LOAD = new Spelling("load");

  /** {@code mod_vlan_vid:5}, {@code strip_vlan}, {@code set_tunnel:1}, {@code mod_nw_ttl:3}. */
  public static final Spelling LEGACY = new Spelling("legacy");

  /** {@code set_vlan_vid:5}, {@code set_tunnel64:1}: where there are two ways of old. */
  public static final Spelling LEGACY_SET = new Spelling("legacy set");

  /** {@code set_field:32->nw_tos}, which sets {@code ip_dscp} to 8. */
  public static final Spelling TOS = new Spelling("tos");

  /** {@code load:0x20->NXM_OF_IP_TOS[]}, the same. */
  public static final Spelling TOS_LOAD = new Spelling("tos load");

  /** Two {@code set_field} of 64 bits each for a field of 128. */
  public static final Spelling HALVES = new Spelling("halves");

  /** {@code set_field:5/0xfffff->ipv6_label}: a mask of all bits that the field can have. */
  public static final Spelling WHOLE_MASK = new Spelling("whole mask");

  /** {@code goto_table:5}. */
  public static final Spelling GOTO = new Spelling("goto");

  private final String name;

  private Spelling(String name) {
    this.name = name;
  }

  /** True if this is the very spelling, which {@link #equals} does not tell. */
  public boolean is(Spelling other) {
    return name.equals(other.name);
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof Spelling;
  }

  @Override
  public int hashCode() {
    return 0;
  }

  @Override
  public String toString() {
    return name;
  }
}
