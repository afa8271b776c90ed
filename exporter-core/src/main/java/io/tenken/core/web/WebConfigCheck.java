package io.tenken.core.web;

import io.tenken.core.spi.Diagnosis;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;

/** The part of {@code check} that looks at {@code --web.config.file}: reads all, serves nothing. */
public final class WebConfigCheck {

  private WebConfigCheck() {}

  /**
   * What is wrong with the file and with those that it names, including certificates that are about
   * to expire.
   */
  public static List<Diagnosis> diagnose(Path configFile, Clock clock) {
    if (configFile.isAbsolute()) {
      throw new UnsupportedOperationException("not yet: " + configFile);
    }
    return List.of();
  }
}
