package io.tenken.core.testing;

import io.tenken.core.log.EventLog;
import java.lang.System.Logger.Level;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** Remembers every event as one line: {@code WARNING collector_failed collector=x reason=y}. */
public final class RecordingLog implements EventLog {

  private final List<String> lines = new CopyOnWriteArrayList<>();

  @Override
  public void log(Level level, String event, Object... keysAndValues) {
    StringBuilder line = new StringBuilder().append(level).append(' ').append(event);
    for (int i = 0; i + 1 < keysAndValues.length; i += 2) {
      line.append(' ').append(keysAndValues[i]).append('=').append(keysAndValues[i + 1]);
    }
    lines.add(line.toString());
  }

  /** In the order in which they came. */
  public List<String> lines() {
    return List.copyOf(lines);
  }

  /** The lines of one event. */
  public List<String> lines(String event) {
    return lines.stream().filter(line -> line.contains(" " + event + " ")).toList();
  }
}
