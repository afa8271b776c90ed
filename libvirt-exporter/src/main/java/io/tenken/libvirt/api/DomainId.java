package io.tenken.libvirt.api;

import org.jspecify.annotations.Nullable;

/**
 * Who a guest is.
 *
 * @param name libvirt's name, nova's {@code instance-0000abcd}; unique on one node
 * @param uuid in lower case with dashes
 */
public record DomainId(String name, String uuid) implements Comparable<DomainId> {

  /** The UUID alone tells guests apart; they are looked up by it all the time. */
  @Override
  public int hashCode() {
    return uuid.hashCode();
  }

  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof DomainId that && uuid.equals(that.uuid) && name.equals(that.name);
  }

  /** By name, then by UUID. Sorted maps of a thousand guests ask tens of thousands of times. */
  @Override
  @SuppressWarnings("ReferenceEquality")
  public int compareTo(DomainId other) {
    if (this == other) {
      return 0;
    }
    int byName = name.compareTo(other.name);
    return byName == 0 ? uuid.compareTo(other.uuid) : byName;
  }
}
