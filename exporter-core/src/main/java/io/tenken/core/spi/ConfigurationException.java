package io.tenken.core.spi;

/**
 * The operator's configuration can't be used. The message is shown as it is, without stack trace:
 * it names the option or file, line and key, quotes the value and says what was expected.
 */
public final class ConfigurationException extends Exception {

  private static final long serialVersionUID = 1L;

  public ConfigurationException(String message) {
    super(message);
  }

  public ConfigurationException(String message, Throwable cause) {
    super(message, cause);
  }
}
