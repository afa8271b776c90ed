package io.tenken.testkit.lab;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * What is costly to make and the same for every lab of this machine: {@code $TENKEN_CACHE}, else
 * {@code ~/.cache/tenken}. May be deleted at any time when no lab runs.
 */
public final class LabCache {

  private LabCache() {}

  /** A directory of the cache; made when it is not there. */
  public static Path directory(String name) {
    String configured = System.getenv("TENKEN_CACHE");
    Path root =
        configured == null || configured.isEmpty()
            ? Path.of(System.getProperty("user.home"), ".cache", "tenken")
            : Path.of(configured);
    try {
      return Files.createDirectories(root.resolve(name));
    } catch (IOException e) {
      throw new UncheckedIOException("cannot make " + root.resolve(name), e);
    }
  }
}
