package io.tenken.core.cli;

import static java.nio.file.StandardCopyOption.ATOMIC_MOVE;
import static java.nio.file.StandardOpenOption.CREATE_NEW;
import static java.nio.file.StandardOpenOption.WRITE;

import io.tenken.core.spi.ConfigurationException;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.AccessDeniedException;
import java.nio.file.AtomicMoveNotSupportedException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;

/**
 * A file that readers see whole or not at all: written beside its place under another name, then
 * moved there. The other name does not end as the file does, so that node_exporter's textfile
 * collector does not read it.
 */
final class ReplacedFile {

  private ReplacedFile() {}

  /** Writes the content. */
  interface Content {
    void writeTo(OutputStream target) throws IOException;
  }

  /**
   * @throws ConfigurationException if the file can't be written; what was there before is left
   */
  static void write(Path file, Content content) throws ConfigurationException {
    Path place = file.toAbsolutePath();
    if (Files.isDirectory(place)) {
      throw new ConfigurationException("--output \"%s\" is a directory".formatted(file));
    }
    Path unfinished =
        place.resolveSibling("." + place.getFileName() + "." + ProcessHandle.current().pid() + "~");
    try {
      try (OutputStream out =
          new BufferedOutputStream(Files.newOutputStream(unfinished, CREATE_NEW, WRITE))) {
        content.writeTo(out);
      }
      Files.move(unfinished, place, ATOMIC_MOVE);
    } catch (IOException failure) {
      discard(unfinished);
      throw new ConfigurationException(
          "--output \"%s\" can't be written: %s".formatted(file, reasonOf(failure)), failure);
    }
  }

  private static void discard(Path unfinished) {
    try {
      Files.deleteIfExists(unfinished);
    } catch (IOException left) {
      // the failure that matters is on its way to the operator
    }
  }

  private static String reasonOf(IOException failure) {
    if (failure instanceof NoSuchFileException) {
      return "there is no such directory";
    }
    if (failure instanceof AccessDeniedException) {
      return "no permission for its directory";
    }
    if (failure instanceof AtomicMoveNotSupportedException) {
      return "the file system can't replace a file in one step";
    }
    return failure instanceof FileSystemException problem && problem.getReason() != null
        ? problem.getReason()
        : String.valueOf(failure.getMessage());
  }
}
