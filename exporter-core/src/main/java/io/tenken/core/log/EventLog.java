package io.tenken.core.log;

import java.lang.System.Logger.Level;

/**
 * Writes events: a short name in snake_case and facts as pairs of key and value. One line an
 * incident and one its recovery; nothing is logged for every scrape. Thread-safe.
 */
public interface EventLog {

  /**
   * @param event what happened, such as {@code collector_failed}
   * @param keysAndValues key, value, key, value …; values may be foreign text, the writer escapes
   *     them. A {@link Throwable} as a value is written as class and message, its stack trace only
   *     at debug level
   */
  void log(Level level, String event, Object... keysAndValues);

  default void debug(String event, Object... keysAndValues) {
    log(Level.DEBUG, event, keysAndValues);
  }

  default void info(String event, Object... keysAndValues) {
    log(Level.INFO, event, keysAndValues);
  }

  default void warn(String event, Object... keysAndValues) {
    log(Level.WARNING, event, keysAndValues);
  }

  default void error(String event, Object... keysAndValues) {
    log(Level.ERROR, event, keysAndValues);
  }
}
