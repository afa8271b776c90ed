package io.tenken.libvirt.api;

/**
 * Who a guest is.
 *
 * @param name libvirt's name, nova's {@code instance-0000abcd}; unique on one node
 * @param uuid in lower case with dashes
 */
public record DomainId(String name, String uuid) implements Comparable<DomainId> {

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
