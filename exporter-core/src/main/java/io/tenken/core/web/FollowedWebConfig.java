package io.tenken.core.web;

import io.tenken.core.log.EventLog;
import io.tenken.core.spi.ConfigurationException;
import io.tenken.core.spi.Ticker;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.locks.ReentrantLock;

/**
 * The web configuration as it is now: looks at its files at most once a second, when somebody asks,
 * and keeps the last good state while they are bad. Thread-safe; whoever asks while another thread
 * reads the files gets the state of before.
 */
final class FollowedWebConfig {

  private static final long LOOK_NANOS = Duration.ofSeconds(1).toNanos();

  private final Path file;
  private final EventLog log;
  private final Ticker ticker;
  private final ReloadListener listener;
  private final ReentrantLock looking = new ReentrantLock();
  private volatile WebState state;
  private volatile long nextLookNanos;

  /** What is wrong with the files; empty if nothing is. Guarded by {@link #looking}. */
  private String incident = "";

  FollowedWebConfig(Path file, EventLog log, Ticker ticker, ReloadListener listener)
      throws ConfigurationException {
    this.file = file;
    this.log = log;
    this.ticker = ticker;
    this.listener = listener;
    this.state = WebState.load(file);
    this.nextLookNanos = ticker.nanos() + LOOK_NANOS;
  }

  WebState current() {
    if (nextLookNanos - ticker.nanos() <= 0 && looking.tryLock()) {
      try {
        look();
      } finally {
        looking.unlock();
      }
    }
    return state;
  }

  /** Looks at the files now; waits for who does so already. */
  void reload() {
    looking.lock();
    try {
      look();
    } finally {
      looking.unlock();
    }
  }

  /** While the files are bad they differ from those of the state, and are read every time. */
  private void look() {
    nextLookNanos = ticker.nanos() + LOOK_NANOS;
    if (!state.isStale()) {
      return;
    }
    try {
      accept(WebState.load(file));
    } catch (ConfigurationException e) {
      reject(String.valueOf(e.getMessage()));
    }
  }

  private void accept(WebState fresh) {
    if (fresh.tls().isPresent() != state.tls().isPresent()) {
      reject(file + ": TLS can't be turned on or off in a running process; restart it");
      return;
    }
    state = fresh;
    log.info(incident.isEmpty() ? "web_config_reloaded" : "web_config_recovered", "file", file);
    incident = "";
    listener.reloaded(true);
  }

  private void reject(String problem) {
    if (!problem.equals(incident)) {
      log.warn("web_config_rejected", "problem", problem, "in_use", "the one of before");
      incident = problem;
      listener.reloaded(false);
    }
  }
}
