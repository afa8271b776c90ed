package io.tenken.core.log;

import java.io.PrintStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.lang.System.Logger.Level;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Writes each event as one line, in one piece. Thread-safe. */
public final class LogWriter implements EventLog {

  private static final DateTimeFormatter RFC_3339 =
      DateTimeFormatter.ofPattern("yyyy-MM-dd'T'HH:mm:ss.SSS'Z'", Locale.ROOT)
          .withZone(ZoneOffset.UTC);

  private final PrintStream out;
  private final LogFormat format;
  private final LogLevel least;
  private final Clock clock;

  /**
   * @param out is flushed after each line
   * @param least events below it are not written
   */
  public LogWriter(PrintStream out, LogFormat format, LogLevel least, Clock clock) {
    this.out = out;
    this.format = format;
    this.least = least;
    this.clock = clock;
  }

  @Override
  public void log(Level level, String event, Object... keysAndValues) {
    if (!least.includes(level)) {
      return;
    }
    List<LogField> fields = new ArrayList<>();
    fields.add(LogField.of("ts", RFC_3339.format(clock.instant())));
    fields.add(LogField.of("level", nameOf(level)));
    fields.add(LogField.of("event", event));
    for (int i = 0; i < keysAndValues.length; i += 2) {
      Object value = i + 1 < keysAndValues.length ? keysAndValues[i + 1] : "(no value)";
      addField(fields, String.valueOf(keysAndValues[i]), value);
    }
    write(format.line(fields));
  }

  private void addField(List<LogField> fields, String key, Object value) {
    if (!(value instanceof Throwable failure)) {
      fields.add(LogField.of(key, value));
      return;
    }
    fields.add(LogField.ofFailure(key, failure));
    if (least == LogLevel.DEBUG) {
      StringWriter trace = new StringWriter();
      failure.printStackTrace(new PrintWriter(trace));
      fields.add(LogField.of(key + "_trace", trace));
    }
  }

  private void write(String line) {
    byte[] bytes = (line + "\n").getBytes(StandardCharsets.UTF_8);
    synchronized (out) {
      out.write(bytes, 0, bytes.length);
      out.flush();
    }
  }

  private static String nameOf(Level level) {
    return level == Level.WARNING ? "warn" : level.name().toLowerCase(Locale.ROOT);
  }
}
