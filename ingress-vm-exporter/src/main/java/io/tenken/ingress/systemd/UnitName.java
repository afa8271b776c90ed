package io.tenken.ingress.systemd;

import java.util.Set;

/** Names of systemd units. */
public final class UnitName {

  private static final int MAX_LENGTH = 255;

  private static final Set<String> TYPES =
      Set.of(
          "service",
          "socket",
          "device",
          "mount",
          "automount",
          "swap",
          "target",
          "path",
          "timer",
          "slice",
          "scope");

  private UnitName() {}

  /**
   * @throws IllegalArgumentException unless systemd can have a unit of this name: one wrong name
   *     makes the call for all of them fail, also that of a template without instance
   */
  public static void check(String name) {
    if (!isName(name, "") || name.contains("@.") || !TYPES.contains(type(name))) {
      throw new IllegalArgumentException(
          "\"" + name + "\" is no name of a unit; expected one such as calico.service");
    }
  }

  /**
   * @throws IllegalArgumentException if the pattern has characters that no name and no wildcard has
   */
  public static void checkPattern(String pattern) {
    if (!isName(pattern, "*?[]!")) {
      throw new IllegalArgumentException(
          "\"" + pattern + "\" is no pattern of units; expected one such as docker-*.service");
    }
  }

  private static boolean isName(String name, String more) {
    for (int i = 0; i < name.length(); i++) {
      char c = name.charAt(i);
      boolean letter = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9');
      if (!letter && ":-_.\\@".indexOf(c) < 0 && more.indexOf(c) < 0) {
        return false;
      }
    }
    return !name.isEmpty() && name.length() <= MAX_LENGTH;
  }

  /** What stands behind the last point: {@code service}. */
  public static String type(String name) {
    return name.substring(name.lastIndexOf('.') + 1);
  }
}
