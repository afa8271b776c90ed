package io.tenken.ingress;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;

/** Recorded answers of real daemons; ORIGIN.md beside them says of which. */
public final class Captures {

  private Captures() {}

  /** {@code bird/bird2.show-status.raw}. */
  public static byte[] bytes(String name) {
    try (InputStream in = Captures.class.getResourceAsStream("/captures/" + name)) {
      if (in == null) {
        throw new IllegalArgumentException("there is no capture " + name);
      }
      return in.readAllBytes();
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
  }

  public static String text(String name) {
    return new String(bytes(name), StandardCharsets.UTF_8);
  }
}
