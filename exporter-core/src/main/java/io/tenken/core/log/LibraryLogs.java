package io.tenken.core.log;

import java.lang.System.Logger.Level;
import java.time.Clock;
import java.util.logging.Formatter;
import java.util.logging.Handler;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import java.util.logging.SimpleFormatter;

/**
 * Passes on what libraries and the JDK log, by {@link System.Logger} or {@link Logger}, as events
 * named {@code library_message}. At most {@value #MOST_A_MINUTE} lines a minute: what a client can
 * provoke must not fill the disk.
 */
public final class LibraryLogs extends Handler {

  static final int MOST_A_MINUTE = 60;

  private static final long MINUTE_MILLIS = 60_000;

  private final EventLog log;
  private final Clock clock;
  private final Formatter messages = new SimpleFormatter();
  private long minuteStartMillis;
  private int written;
  private int suppressed;

  private LibraryLogs(EventLog log, Clock clock) {
    this.log = log;
    this.clock = clock;
    this.minuteStartMillis = clock.millis();
  }

  /** Takes the place of all handlers of the root logger until the result is closed. */
  public static Installation install(EventLog log, Clock clock) {
    Logger root = Logger.getLogger("");
    Handler[] before = root.getHandlers();
    replaceHandlers(root, new LibraryLogs(log, clock));
    return () -> replaceHandlers(root, before);
  }

  /** Puts the former handlers back. */
  public interface Installation extends AutoCloseable {
    @Override
    void close();
  }

  @Override
  public synchronized void publish(LogRecord message) {
    if (!isLoggable(message)) {
      return;
    }
    startMinuteIfDue();
    if (written == MOST_A_MINUTE) {
      suppressed++;
      return;
    }
    written++;
    write(message);
  }

  @Override
  public void flush() {}

  @Override
  public void close() {}

  private void write(LogRecord message) {
    Level level = levelOf(message);
    String text = messages.formatMessage(message);
    String logger = String.valueOf(message.getLoggerName());
    if (message.getThrown() == null) {
      log.log(level, "library_message", "logger", logger, "message", text);
    } else {
      Throwable error = message.getThrown();
      log.log(level, "library_message", "logger", logger, "message", text, "error", error);
    }
  }

  private void startMinuteIfDue() {
    long now = clock.millis();
    if (now - minuteStartMillis < MINUTE_MILLIS) {
      return;
    }
    if (suppressed > 0) {
      log.warn("library_messages_suppressed", "count", suppressed);
    }
    minuteStartMillis = now;
    written = 0;
    suppressed = 0;
  }

  private static Level levelOf(LogRecord message) {
    int value = message.getLevel().intValue();
    if (value >= java.util.logging.Level.SEVERE.intValue()) {
      return Level.ERROR;
    }
    if (value >= java.util.logging.Level.WARNING.intValue()) {
      return Level.WARNING;
    }
    return value >= java.util.logging.Level.INFO.intValue() ? Level.INFO : Level.DEBUG;
  }

  private static void replaceHandlers(Logger root, Handler... handlers) {
    for (Handler handler : root.getHandlers()) {
      root.removeHandler(handler);
    }
    for (Handler handler : handlers) {
      root.addHandler(handler);
    }
  }
}
