package io.tenken.libvirt.api;

/**
 * Who answers.
 *
 * @param daemon libvirt's version at the other end
 * @param library libvirt's version in this process
 * @param hostname of the node, as the daemon sees it
 */
public record NodeVersions(String daemon, String library, String hostname) {

  /** libvirt packs a version as major * 1,000,000 + minor * 1,000 + release. */
  public static String text(long packed) {
    return packed <= 0
        ? ""
        : "%d.%d.%d".formatted(packed / 1_000_000, packed / 1000 % 1000, packed % 1000);
  }
}
