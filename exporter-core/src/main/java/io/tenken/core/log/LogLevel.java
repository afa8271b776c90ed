package io.tenken.core.log;

import java.lang.System.Logger.Level;

/** From which level on events are written, as {@code --log.level} names it. */
public enum LogLevel {
  DEBUG(Level.DEBUG),
  INFO(Level.INFO),
  WARN(Level.WARNING),
  ERROR(Level.ERROR);

  private final Level threshold;

  LogLevel(Level threshold) {
    this.threshold = threshold;
  }

  boolean includes(Level level) {
    return level.getSeverity() >= threshold.getSeverity();
  }
}
