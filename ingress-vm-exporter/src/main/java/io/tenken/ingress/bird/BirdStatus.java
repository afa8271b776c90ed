package io.tenken.ingress.bird;

import java.util.Optional;

/**
 * The answer to {@code show status}; times as BIRD writes them.
 *
 * @param version as the daemon calls itself
 * @param gracefulRestart a graceful restart is being recovered from
 * @param summary the closing words: {@code Daemon is up and running}, {@code Reconfiguration in
 *     progress}, {@code Shutdown in progress}
 */
record BirdStatus(
    String version,
    Optional<String> routerId,
    Optional<String> serverTime,
    Optional<String> lastReboot,
    Optional<String> lastReconfiguration,
    boolean gracefulRestart,
    String summary) {

  boolean reconfiguring() {
    return summary.startsWith("Reconfiguration");
  }
}
