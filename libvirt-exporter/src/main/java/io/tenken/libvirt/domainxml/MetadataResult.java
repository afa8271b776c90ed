package io.tenken.libvirt.domainxml;

/** What {@code <metadata>} of a guest came to. */
public sealed interface MetadataResult {

  /** The guest has no metadata. */
  record None() implements MetadataResult {}

  /** A nova guest. */
  record Found(NovaMetadata nova) implements MetadataResult {}

  /**
   * There is metadata, and it is no use.
   *
   * @param detail what was found and what was expected
   */
  record Unusable(MetadataProblem problem, String detail) implements MetadataResult {}
}
