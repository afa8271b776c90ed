package io.tenken.core.web;

import io.tenken.core.spi.ConfigurationException;
import java.nio.file.Path;
import java.util.List;

/** The keys that a web configuration may have, as the reader itself lists them. */
public final class WebConfigKeys {

  private static final String LISTED_BEHIND = "known here: ";

  private WebConfigKeys() {}

  /** Of the file as a whole. */
  public static List<String> ofFile() {
    return knownWhereRefused("no_such_key: 1\n");
  }

  public static List<String> of(String section) {
    return knownWhereRefused(section + ":\n  no_such_key: 1\n");
  }

  private static List<String> knownWhereRefused(String yaml) {
    try {
      throw new AssertionError(WebConfigReader.parse(Path.of("web.yml"), yaml) + " was accepted");
    } catch (ConfigurationException refused) {
      String message = String.valueOf(refused.getMessage());
      int list = message.indexOf(LISTED_BEHIND);
      return List.of(message.substring(list + LISTED_BEHIND.length()).split(", "));
    }
  }
}
