package io.tenken.core.engine;

import io.tenken.core.spi.FailureReason;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Iterator;
import java.util.Map;
import java.util.Set;

/**
 * What is wrong now, and which collectors suffer from it: a daemon that is gone is one incident and
 * one line in the log, not one for each collector that asks it. Thread-safe.
 */
final class SharedIncidents {

  private final Map<Incident, Set<String>> sufferers = new HashMap<>();

  /** True if no other collector suffers from the same. */
  synchronized boolean begins(String collector, Failure failure) {
    Set<String> known =
        sufferers.computeIfAbsent(
            new Incident(failure.reason(), failure.detail()), incident -> new HashSet<>());
    known.add(collector);
    return known.size() == 1;
  }

  /** The collector is well again; true if with it an incident is over for all. */
  synchronized boolean endsWith(String collector) {
    boolean over = false;
    Iterator<Set<String>> each = sufferers.values().iterator();
    while (each.hasNext()) {
      Set<String> known = each.next();
      if (known.remove(collector) && known.isEmpty()) {
        each.remove();
        over = true;
      }
    }
    return over;
  }

  private record Incident(FailureReason reason, String detail) {}
}
