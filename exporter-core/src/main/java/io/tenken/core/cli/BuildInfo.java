package io.tenken.core.cli;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Objects;
import java.util.Properties;

/**
 * What was built.
 *
 * @param version of the release
 * @param revision the commit; {@code unknown} if the build was not told
 * @param jdk the version of the Java runtime in use
 */
record BuildInfo(String version, String revision, String jdk) {

  /** What the build has written next to this class. */
  static BuildInfo load() {
    Properties built = new Properties();
    try (InputStream file = BuildInfo.class.getResourceAsStream("build.properties")) {
      built.load(Objects.requireNonNull(file, "build.properties"));
    } catch (IOException unreadable) {
      throw new UncheckedIOException("build.properties", unreadable);
    }
    return new BuildInfo(
        built.getProperty("version", "unknown"),
        built.getProperty("revision", "unknown"),
        Runtime.version().toString());
  }

  /** What {@code --version} prints. */
  String line(String command) {
    return "%s %s (revision %s, Java %s)".formatted(command, version, revision, jdk);
  }
}
