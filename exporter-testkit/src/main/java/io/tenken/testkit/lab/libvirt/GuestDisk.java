package io.tenken.testkit.lab.libvirt;

/**
 * A disk of a guest.
 *
 * @param target the device name in the guest; {@code vd*} is virtio, {@code hd*} IDE
 * @param sizeBytes of the sparse raw file that the lab makes; 0 is an empty CD-ROM drive
 */
public record GuestDisk(String target, long sizeBytes) {

  private static final long ONE_MIB = 1024L * 1024;

  public static GuestDisk file(String target) {
    return new GuestDisk(target, ONE_MIB);
  }

  public static GuestDisk emptyCdrom(String target) {
    return new GuestDisk(target, 0);
  }

  boolean isCdrom() {
    return sizeBytes == 0;
  }

  String bus() {
    return target.startsWith("vd") ? "virtio" : "ide";
  }
}
