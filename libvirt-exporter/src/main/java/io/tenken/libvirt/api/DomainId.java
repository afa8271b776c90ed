package io.tenken.libvirt.api;

import java.util.Comparator;

/**
 * Who a guest is.
 *
 * @param name libvirt's name, nova's {@code instance-0000abcd}; unique on one node
 * @param uuid in lower case with dashes
 */
public record DomainId(String name, String uuid) implements Comparable<DomainId> {

  private static final Comparator<DomainId> ORDER =
      Comparator.comparing(DomainId::name).thenComparing(DomainId::uuid);

  @Override
  public int compareTo(DomainId other) {
    return ORDER.compare(this, other);
  }
}
