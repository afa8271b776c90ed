package io.tenken.core.web;

import io.tenken.core.spi.CollectorException;
import io.tenken.core.spi.ConfigurationException;
import io.tenken.core.untrusted.BoundedInput;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * Certificates or a key in PEM, in a file or in the configuration itself.
 *
 * @param place the key that names the file or holds the text
 * @param file absolute, or relative to the directory of the process
 * @param inline empty if there is a file
 */
record PemSource(Place place, Optional<Path> file, String inline) {

  /** All public CAs together have a quarter of it. */
  private static final int MAX_BYTES = 1 << 20;

  /**
   * @throws ConfigurationException also if there is no PEM block at all
   */
  List<PemBlock> blocks() throws ConfigurationException {
    List<PemBlock> blocks = PemBlock.parse(text());
    if (blocks.isEmpty()) {
      throw wrong("holds no PEM block (-----BEGIN …-----)");
    }
    return blocks;
  }

  private String text() throws ConfigurationException {
    if (file.isEmpty()) {
      return inline;
    }
    try {
      return new String(BoundedInput.readFile(file.get(), MAX_BYTES), StandardCharsets.ISO_8859_1);
    } catch (CollectorException e) {
      throw new ConfigurationException(place + ": " + e.getMessage(), e);
    }
  }

  ConfigurationException wrong(String problem) {
    return place.wrong(file.map(path -> path + " ").orElse("") + problem);
  }

  /** Never the text: it may be a key. */
  @Override
  public String toString() {
    return file.map(Path::toString).orElse("inline " + place.key());
  }
}
