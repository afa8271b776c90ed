package io.tenken.core.untrusted;

/** Takes secrets out of the addresses of disks and connections before they become labels. */
public final class SafeUri {

  private static final String RBD = "rbd:";
  private static final String JSON = "json:";

  private SafeUri() {}

  /**
   * Without user, password, query and fragment; of QEMU's own forms, {@code rbd:} without the
   * options behind the image (they may hold its key) and {@code json:} without its content. What is
   * none of these comes back as it is.
   *
   * @param uri {@code qemu+ssh://root:secret@host/system?keyfile=x}
   * @return {@code qemu+ssh://host/system}
   */
  public static String strip(String uri) {
    if (uri.startsWith(JSON)) {
      return JSON;
    }
    if (uri.startsWith(RBD)) {
      return uri.substring(0, unescaped(uri, ':', RBD.length()));
    }
    int separator = uri.indexOf("://");
    return separator > 0 && isSchemeEnd(uri.charAt(separator - 1))
        ? stripHierarchical(uri, separator + 3)
        : uri;
  }

  private static String stripHierarchical(String uri, int authority) {
    int pathStart = firstOf(uri, "/?#", authority);
    int end = firstOf(uri, "?#", authority);
    int at = uri.lastIndexOf('@', pathStart - 1);
    int host = at < authority ? authority : at + 1;
    return uri.substring(0, authority) + uri.substring(host, end);
  }

  private static boolean isSchemeEnd(char c) {
    return c < 0x80 && (Character.isLetterOrDigit(c) || c == '+' || c == '-' || c == '.');
  }

  private static int firstOf(String text, String characters, int from) {
    for (int i = from; i < text.length(); i++) {
      if (characters.indexOf(text.charAt(i)) >= 0) {
        return i;
      }
    }
    return text.length();
  }

  private static int unescaped(String text, char wanted, int from) {
    for (int i = from; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c == wanted) {
        return i;
      }
      if (c == '\\') {
        i++;
      }
    }
    return text.length();
  }
}
