package io.tenken.core.untrusted;

import static io.tenken.core.untrusted.Unfinished.unfinished;

/** Takes secrets out of the addresses of disks and connections before they become labels. */
public final class SafeUri {

  private SafeUri() {}

  /**
   * Without user, password, query and fragment. Text that is no URI comes back as it is.
   *
   * @param uri {@code qemu+ssh://root:secret@host/system?keyfile=x}
   * @return {@code qemu+ssh://host/system}
   */
  public static String strip(String uri) {
    return unfinished();
  }
}
