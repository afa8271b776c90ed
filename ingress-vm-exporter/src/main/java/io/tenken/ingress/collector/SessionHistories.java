package io.tenken.ingress.collector;

import io.tenken.ingress.bgp.SessionHistory;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** The past of the sessions of each daemon; outlives a collector that has to be replaced. */
public final class SessionHistories {

  private final Map<String, SessionHistory> histories = new ConcurrentHashMap<>();

  SessionHistory of(String daemon) {
    return histories.computeIfAbsent(daemon, name -> new SessionHistory());
  }
}
