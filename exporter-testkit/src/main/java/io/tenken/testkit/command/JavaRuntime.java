package io.tenken.testkit.command;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Properties;
import java.util.TreeMap;

/**
 * A Java runtime of this machine.
 *
 * @param home what {@code JAVA_HOME} names
 * @param feature the version: 17, 25
 */
public record JavaRuntime(Path home, int feature) {

  private static final int OLDEST_SUPPORTED = 17;
  private static final Path USUAL_PLACE = Path.of("/usr/lib/jvm");

  /** The one that runs this test, and one of each other supported version, oldest first. */
  public static Collection<JavaRuntime> installed() {
    TreeMap<Integer, JavaRuntime> byVersion = new TreeMap<>();
    for (Path home : usualHomes()) {
      int feature = featureOf(home);
      if (feature >= OLDEST_SUPPORTED) {
        byVersion.put(feature, new JavaRuntime(home, feature));
      }
    }
    JavaRuntime current = current();
    byVersion.put(current.feature(), current);
    return byVersion.values();
  }

  public static JavaRuntime current() {
    return new JavaRuntime(Path.of(System.getProperty("java.home")), Runtime.version().feature());
  }

  @Override
  public String toString() {
    return "Java " + feature;
  }

  private static List<Path> usualHomes() {
    List<Path> homes = new ArrayList<>();
    if (!Files.isDirectory(USUAL_PLACE)) {
      return homes;
    }
    try (DirectoryStream<Path> entries = Files.newDirectoryStream(USUAL_PLACE)) {
      entries.forEach(homes::add);
    } catch (IOException unreadable) {
      throw new UncheckedIOException("reading " + USUAL_PLACE, unreadable);
    }
    return homes;
  }

  /** By the file {@code release} that every runtime has; 0 if this is none. */
  private static int featureOf(Path home) {
    Path release = home.resolve("release");
    if (!Files.isReadable(release) || !Files.isExecutable(home.resolve("bin/java"))) {
      return 0;
    }
    Properties facts = new Properties();
    try (InputStream file = Files.newInputStream(release)) {
      facts.load(file);
    } catch (IOException unreadable) {
      throw new UncheckedIOException("reading " + release, unreadable);
    }
    String version = facts.getProperty("JAVA_VERSION", "\"0\"").replace("\"", "");
    return Runtime.Version.parse(version.replaceFirst("[._].*", "")).feature();
  }
}
