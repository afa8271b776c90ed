package io.tenken.core.web;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;

/**
 * What tells that a file has changed, behind all symbolic links: also when it was replaced by
 * another of the same size and age, as renaming and Kubernetes do.
 *
 * @param attributes empty if the file can't be seen
 */
record FileStamp(Path file, Optional<Map<String, Object>> attributes) {

  private static final String WATCHED = "unix:dev,ino,size,ctime,lastModifiedTime";

  static FileStamp of(Path file) {
    try {
      return new FileStamp(file, Optional.of(Files.readAttributes(file, WATCHED)));
    } catch (IOException e) {
      return new FileStamp(file, Optional.empty());
    }
  }
}
