package io.tenken.libvirt.api;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** An answer of {@code virsh domstats}, kept under {@code captures/libvirt}. */
final class DomstatsCapture {

  private static final Path FOLDER = Path.of("src", "test", "resources", "captures", "libvirt");

  private DomstatsCapture() {}

  static TypedParameters read(String name) {
    TypedParameters.Builder parameters = new TypedParameters.Builder();
    try {
      for (String line : Files.readAllLines(FOLDER.resolve(name))) {
        int equals = line.indexOf('=');
        if (equals > 0) {
          add(parameters, line.substring(0, equals).strip(), line.substring(equals + 1));
        }
      }
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
    return parameters.build();
  }

  private static void add(TypedParameters.Builder parameters, String name, String value) {
    if (value.matches("-?\\d+")) {
      parameters.number(name, Long.parseLong(value));
    } else {
      parameters.text(name, value);
    }
  }
}
