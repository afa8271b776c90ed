package io.tenken.ingress.systemd;

import java.util.Arrays;
import java.util.Locale;

/** Whether systemd has a unit's file. */
public enum LoadState {
  STUB,
  LOADED,
  NOT_FOUND,
  BAD_SETTING,
  ERROR,
  MERGED,
  MASKED,
  /** One that this version does not know. */
  OTHER;

  static LoadState parse(String text) {
    return Arrays.stream(values())
        .filter(state -> state.label().equals(text))
        .findFirst()
        .orElse(OTHER);
  }

  /** As systemd writes it: {@code not-found}. */
  public String label() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }
}
