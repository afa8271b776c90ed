package io.tenken.testkit.lab;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.function.Consumer;

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

  /**
   * A file or directory of the cache; made when it is not there, by one process at a time.
   *
   * @param maker makes it at the path that it is given, from nothing; what a maker that was killed
   *     has left is removed first
   */
  public static Path entry(String directory, String name, Consumer<Path> maker) {
    Path cache = directory(directory);
    Path entry = cache.resolve(name);
    try (FileChannel channel =
            FileChannel.open(
                cache.resolve("lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
        FileLock lock = channel.lock()) {
      if (lock.isValid() && !Files.exists(entry)) {
        Path part = cache.resolve(name + ".part");
        Mounts.unmountBelow(part);
        if (Files.exists(part)) {
          FileTree.delete(part);
        }
        maker.accept(part);
        Files.move(part, entry, StandardCopyOption.ATOMIC_MOVE);
      }
      return entry;
    } catch (IOException e) {
      throw new UncheckedIOException("cannot make " + entry, e);
    }
  }
}
