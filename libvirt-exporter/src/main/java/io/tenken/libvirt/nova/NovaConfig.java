package io.tenken.libvirt.nova;

import io.tenken.core.spi.CollectorException;
import io.tenken.core.untrusted.BoundedInput;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import org.jspecify.annotations.Nullable;

/**
 * {@code nova.conf}, of which only {@code [DEFAULT] host} is looked at: the file holds passwords.
 * Read again when it has changed; one that can't be read says nothing. Thread-safe.
 */
public final class NovaConfig {

  private static final int MOST_BYTES = 1 << 20;
  private static final String SECTION = "[DEFAULT]";

  private final Path file;
  private @Nullable FileTime readOf;
  private String host = "";

  public NovaConfig(Path file) {
    this.file = file;
  }

  /** The name by which nova knows this node; empty if it is not told. */
  public synchronized String host() {
    try {
      FileTime changed = Files.getLastModifiedTime(file);
      if (!changed.equals(readOf)) {
        host = host(new String(BoundedInput.readFile(file, MOST_BYTES), StandardCharsets.UTF_8));
        readOf = changed;
      }
      return host;
    } catch (IOException | CollectorException unreadable) {
      readOf = null;
      return "";
    }
  }

  /** As oslo.config reads it: the last value counts, a line that is indented goes on. */
  private static String host(String text) {
    String found = "";
    boolean inSection = false;
    for (String line : text.lines().toList()) {
      if (line.startsWith("[")) {
        inSection = line.strip().equals(SECTION);
      } else if (inSection && line.matches("host\\s*[=:].*")) {
        found = unquoted(line.replaceFirst("host\\s*[=:]", "").strip());
      }
    }
    return found;
  }

  private static String unquoted(String value) {
    boolean quoted =
        value.length() > 1
            && (value.startsWith("\"") || value.startsWith("'"))
            && value.charAt(0) == value.charAt(value.length() - 1);
    return quoted ? value.substring(1, value.length() - 1) : value;
  }
}
