package io.tenken.ingress.docker;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.tenken.core.spi.CollectorException;
import io.tenken.core.spi.Deadline;
import io.tenken.core.spi.FailureReason;
import io.tenken.core.untrusted.DeadlineSocket;
import io.tenken.ingress.http.DeadlineStreams;
import io.tenken.ingress.http.HttpExchange;
import io.tenken.ingress.http.HttpResponse;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The Docker engine behind its socket, or behind a proxy that lets only GET through. One connection
 * a question. Immutable.
 */
public final class DockerEngine {

  private static final int MOST_BYTES = 4 << 20;
  private static final int MAX_DEPTH = 64;
  private static final int NOT_FOUND = 404;
  private static final int FORBIDDEN = 403;

  private static final ObjectMapper MAPPER =
      new ObjectMapper(
          JsonFactory.builder()
              .streamReadConstraints(
                  StreamReadConstraints.builder().maxNestingDepth(MAX_DEPTH).build())
              .build());

  private final Path socket;

  public DockerEngine(Path socket) {
    this.socket = socket;
  }

  /**
   * The names of all containers, running or not, in the order of the engine.
   *
   * @throws CollectorException if the engine does not answer, or in another language
   */
  public List<String> names(Deadline deadline) throws CollectorException, InterruptedException {
    List<String> names = new ArrayList<>();
    for (JsonNode container : ask("/containers/json?all=1", deadline).orElseThrow(this::noList)) {
      String name = container.path("Names").path(0).asText("");
      if (name.startsWith("/")) {
        names.add(name.substring(1));
      }
    }
    return names;
  }

  /**
   * One container; empty if there is none of this name.
   *
   * @param name letters, digits and {@code _.-}
   * @throws CollectorException if the engine does not answer, or in another language
   */
  public Optional<ContainerState> inspect(String name, Deadline deadline)
      throws CollectorException, InterruptedException {
    return ask("/containers/" + name + "/json", deadline).map(ContainerState::of);
  }

  private Optional<JsonNode> ask(String target, Deadline deadline)
      throws CollectorException, InterruptedException {
    HttpResponse response = get(target, deadline);
    if (response.status() == NOT_FOUND) {
      return Optional.empty();
    }
    if (response.status() != 200) {
      throw new CollectorException(
          response.status() == FORBIDDEN ? FailureReason.PERMISSION : FailureReason.PROTOCOL,
          "docker at %s answers GET %s with status %d"
              .formatted(socket, target, response.status()));
    }
    if (!response.whole()) {
      throw new CollectorException(
          FailureReason.LIMIT,
          "docker at %s answers GET %s with more than %d bytes"
              .formatted(socket, target, MOST_BYTES));
    }
    try {
      return Optional.of(MAPPER.readTree(response.body()));
    } catch (JsonProcessingException noJson) {
      throw new CollectorException(
          FailureReason.PARSE,
          "docker at %s answers GET %s with no JSON: %s"
              .formatted(socket, target, noJson.getOriginalMessage()),
          noJson);
    }
  }

  private HttpResponse get(String target, Deadline deadline)
      throws CollectorException, InterruptedException {
    try (DeadlineStreams connection =
        new DeadlineStreams(DeadlineSocket.connect(socket, deadline), deadline)) {
      return HttpExchange.get(
          connection.getInputStream(), connection.getOutputStream(), "docker", target, MOST_BYTES);
    } catch (InterruptedIOException stopped) {
      throw new InterruptedException("stopped");
    } catch (IOException broken) {
      if (broken.getCause() instanceof CollectorException failed) {
        throw failed;
      }
      throw new CollectorException(
          FailureReason.PROTOCOL,
          "docker at %s: %s".formatted(socket, broken.getMessage()),
          broken);
    }
  }

  private CollectorException noList() {
    return new CollectorException(
        FailureReason.PROTOCOL, "docker at %s has no list of containers".formatted(socket));
  }
}
