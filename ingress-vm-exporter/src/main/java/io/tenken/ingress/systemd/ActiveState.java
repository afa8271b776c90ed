package io.tenken.ingress.systemd;

import java.util.Arrays;
import java.util.Locale;

/** What a unit does, in the terms that all types of units share. */
public enum ActiveState {
  ACTIVE,
  ACTIVATING,
  DEACTIVATING,
  INACTIVE,
  FAILED,
  RELOADING,
  REFRESHING,
  MAINTENANCE,
  /** One that this version does not know. */
  OTHER;

  static ActiveState parse(String text) {
    return Arrays.stream(values())
        .filter(state -> state.label().equals(text))
        .findFirst()
        .orElse(OTHER);
  }

  /** As systemd writes it: {@code activating}. */
  public String label() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** Whether the unit serves: also while it reads its configuration anew. */
  public boolean isUp() {
    return this == ACTIVE || this == RELOADING || this == REFRESHING;
  }
}
