package io.tenken.core.web;

import io.tenken.core.spi.ConfigurationException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * One reading of the web configuration and of all files that it names.
 *
 * @param tls empty for plain HTTP
 * @param stamps of the files from before they were read, so that no change is missed
 */
record WebState(WebConfig config, Optional<TlsSetup> tls, List<FileStamp> stamps) {

  WebState {
    stamps = List.copyOf(stamps);
  }

  /**
   * @throws ConfigurationException naming file, line and key
   */
  static WebState load(Path configFile) throws ConfigurationException {
    List<FileStamp> stamps = new ArrayList<>();
    stamps.add(FileStamp.of(configFile));
    WebConfig config = WebConfigReader.read(configFile);
    if (config.tls().isEmpty()) {
      return new WebState(config, Optional.empty(), stamps);
    }
    config.tls().get().files().map(FileStamp::of).forEach(stamps::add);
    return new WebState(config, Optional.of(TlsSetup.load(config.tls().get())), stamps);
  }

  /** Whether a file has changed since it was read. */
  boolean isStale() {
    return !stamps.stream().map(FileStamp::file).map(FileStamp::of).toList().equals(stamps);
  }
}
