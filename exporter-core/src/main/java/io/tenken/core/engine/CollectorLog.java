package io.tenken.core.engine;

import io.tenken.core.log.EventLog;
import java.lang.System.Logger.Level;

/** Writes the collector's name into every event. */
record CollectorLog(String collector, EventLog log) implements EventLog {

  @Override
  public void log(Level level, String event, Object... keysAndValues) {
    Object[] withName = new Object[keysAndValues.length + 2];
    withName[0] = "collector";
    withName[1] = collector;
    System.arraycopy(keysAndValues, 0, withName, 2, keysAndValues.length);
    log.log(level, event, withName);
  }
}
