package io.tenken.core.http;

import io.tenken.core.log.EventLog;
import io.tenken.core.simpleclient.SelfMetrics;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;

/**
 * Faults of our own while answering: the client gets a number, the log gets the fault. Of a row of
 * faults at one endpoint the first is logged, and the first success after it. Thread-safe.
 */
final class Incidents {

  private final EventLog log;
  private final AtomicLong count = new AtomicLong();
  private final Set<SelfMetrics.Endpoint> failing = ConcurrentHashMap.newKeySet();

  Incidents(EventLog log) {
    this.log = log;
  }

  Answer internalError(SelfMetrics.Endpoint endpoint, Throwable failure) {
    String id = "r" + count.incrementAndGet();
    if (failing.add(endpoint)) {
      log.error("request_failed", "endpoint", endpoint, "request", id, "failure", failure);
    } else {
      log.debug("request_failed", "endpoint", endpoint, "request", id, "failure", failure);
    }
    return Answer.text(500, "internal error; the log has more under request=" + id + "\n");
  }

  void succeeded(SelfMetrics.Endpoint endpoint) {
    if (!failing.isEmpty() && failing.remove(endpoint)) {
      log.info("request_recovered", "endpoint", endpoint);
    }
  }
}
