package io.tenken.libvirt.domainxml;

import java.util.List;

/**
 * One {@code <disk>}; texts are empty where the definition is silent.
 *
 * @param target the guest's device: {@code vda}
 * @param device {@code disk}, {@code cdrom}, {@code lun} or {@code floppy}
 * @param type of the source: {@code file}, {@code block}, {@code network}, {@code volume}
 * @param bus {@code virtio}
 * @param driver what runs it, and how
 * @param protocol of a network disk: {@code rbd}
 * @param source file, device or image; credentials are never part of it
 * @param serial nova's volume id
 * @param limits the throttles that are set
 */
public record DiskXml(
    String target,
    String device,
    String type,
    String bus,
    Driver driver,
    String protocol,
    String source,
    String serial,
    List<DiskLimit> limits) {

  public DiskXml {
    limits = List.copyOf(limits);
  }

  /** False for an empty drive: it has no source and counts nothing. */
  public boolean hasSource() {
    return !source.isEmpty();
  }

  /** The {@code <driver>} element. */
  public record Driver(String name, String type, String cache, String discard) {
    public static final Driver NONE = new Driver("", "", "", "");
  }
}
