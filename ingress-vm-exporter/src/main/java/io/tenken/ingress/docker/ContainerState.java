package io.tenken.ingress.docker;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalLong;

/**
 * A container as the engine has it. Immutable.
 *
 * @param running also while it is paused
 * @param healthy empty if it has no health check, or that has not said anything yet
 * @param oomKilled whether its last run ended for want of memory
 * @param restarts by the engine, of its restart policy
 * @param started seconds since 1970; empty if it never was
 */
public record ContainerState(
    boolean running,
    Optional<Boolean> healthy,
    boolean oomKilled,
    OptionalLong restarts,
    OptionalDouble started) {

  /** From the answer to {@code GET /containers/NAME/json}. */
  static ContainerState of(JsonNode container) {
    JsonNode state = container.path("State");
    JsonNode restarts = container.path("RestartCount");
    return new ContainerState(
        state.path("Running").asBoolean(false),
        healthy(state.path("Health").path("Status").asText("")),
        state.path("OOMKilled").asBoolean(false),
        restarts.isIntegralNumber() && restarts.longValue() >= 0
            ? OptionalLong.of(restarts.longValue())
            : OptionalLong.empty(),
        seconds(state.path("StartedAt").asText("")));
  }

  private static Optional<Boolean> healthy(String status) {
    return switch (status) {
      case "healthy" -> Optional.of(true);
      case "unhealthy" -> Optional.of(false);
      default -> Optional.empty();
    };
  }

  /** The engine writes year 1 for "never". */
  private static OptionalDouble seconds(String time) {
    try {
      double seconds = Instant.parse(time).toEpochMilli() / 1e3;
      return seconds > 0 ? OptionalDouble.of(seconds) : OptionalDouble.empty();
    } catch (DateTimeException | ArithmeticException noTime) {
      return OptionalDouble.empty();
    }
  }
}
