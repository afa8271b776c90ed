package io.tenken.core.web;

import io.tenken.core.spi.ConfigurationException;

/**
 * Where something stands in the web configuration.
 *
 * @param file as the operator named it
 * @param line counted from 1
 * @param key the path to it, such as {@code tls_server_config.cert_file}; empty for the whole file
 */
record Place(String file, int line, String key) {

  Place child(int childLine, String childKey) {
    return new Place(file, childLine, key.isEmpty() ? childKey : key + "." + childKey);
  }

  /**
   * @param problem what is wrong and what was expected; without secrets
   */
  ConfigurationException wrong(String problem) {
    return new ConfigurationException(this + ": " + problem);
  }

  /** {@code web.yml:3: tls_server_config.cert_file} */
  @Override
  public String toString() {
    return file + ":" + line + (key.isEmpty() ? "" : ": " + key);
  }
}
