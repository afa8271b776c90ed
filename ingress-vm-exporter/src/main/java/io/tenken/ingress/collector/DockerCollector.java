package io.tenken.ingress.collector;

import static io.tenken.core.model.Unit.SECONDS;

import io.tenken.core.model.MetricDefinition;
import io.tenken.core.spi.CollectorException;
import io.tenken.core.spi.Deadline;
import io.tenken.core.spi.MetricCollector;
import io.tenken.core.spi.MetricSink;
import io.tenken.core.spi.ScrapeContext;
import io.tenken.ingress.docker.ContainerState;
import io.tenken.ingress.docker.DockerEngine;
import io.tenken.ingress.docker.ExpectedContainer;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * Containers that units start: the unit of {@code docker run -d} stays up when its container has
 * died. Off by default, since the engine's socket is as good as root.
 */
public final class DockerCollector implements MetricCollector {

  private static final String[] LABELS = {"container", "unit"};
  private static final String PER = "container";
  private static final String INSPECT = "Docker GET /containers/NAME/json: ";

  static final MetricDefinition UP =
      MetricDefinition.gauge("ingress_docker_up")
          .help("1 if the Docker engine has answered all that it was asked, 0 if not.")
          .source("Docker engine's socket")
          .zeroWhenFailed()
          .build();

  static final MetricDefinition PRESENT =
      MetricDefinition.gauge("ingress_container_present")
          .labels(LABELS)
          .help("1 if the engine has the container, 0 if not.")
          .source("Docker GET /containers/NAME/json")
          .per(PER)
          .build();

  static final MetricDefinition RUNNING =
      MetricDefinition.gauge("ingress_container_running")
          .labels(LABELS)
          .help("1 if the container runs, 0 if not.")
          .source(INSPECT + "State.Running")
          .per(PER)
          .build();

  static final MetricDefinition HEALTHY =
      MetricDefinition.gauge("ingress_container_healthy")
          .labels(LABELS)
          .help("1 if the container's health check passes, 0 if it fails; absent without one.")
          .source(INSPECT + "State.Health.Status")
          .per(PER)
          .build();

  static final MetricDefinition OOM_KILLED =
      MetricDefinition.gauge("ingress_container_oom_killed")
          .labels(LABELS)
          .help("1 if the container's last run ended for want of memory.")
          .source(INSPECT + "State.OOMKilled")
          .per(PER)
          .build();

  static final MetricDefinition RESTARTS =
      MetricDefinition.counter("ingress_container_restarts_total")
          .labels(LABELS)
          .help("Restarts of the container by the engine.")
          .source(INSPECT + "RestartCount")
          .per(PER)
          .build();

  static final MetricDefinition STARTED =
      MetricDefinition.gauge("ingress_container_start_timestamp_seconds")
          .unit(SECONDS)
          .labels(LABELS)
          .help("When the container was last started.")
          .source(INSPECT + "State.StartedAt")
          .per(PER)
          .build();

  public static final List<MetricDefinition> METRICS =
      List.of(UP, PRESENT, RUNNING, HEALTHY, OOM_KILLED, RESTARTS, STARTED);

  /** A question each: where none are expected, so many are looked at. */
  private static final int MOST_FOUND = 50;

  private static final Duration RESERVE = Duration.ofMillis(100);

  private final DockerEngine engine;
  private final List<ExpectedContainer> expected;

  public DockerCollector(DockerEngine engine, List<ExpectedContainer> expected) {
    this.engine = engine;
    this.expected = List.copyOf(expected);
  }

  @Override
  public void collect(ScrapeContext scrape, MetricSink sink)
      throws CollectorException, InterruptedException {
    Deadline deadline = scrape.deadline().earlierBy(RESERVE);
    for (ExpectedContainer container : containers(deadline)) {
      emit(sink, container, engine.inspect(container.name(), deadline));
    }
    sink.family(UP).add(1);
  }

  private List<ExpectedContainer> containers(Deadline deadline)
      throws CollectorException, InterruptedException {
    if (!expected.isEmpty()) {
      return expected;
    }
    return engine.names(deadline).stream()
        .filter(ExpectedContainer::isName)
        .sorted()
        .limit(MOST_FOUND)
        .map(name -> new ExpectedContainer(name, ""))
        .toList();
  }

  private static void emit(
      MetricSink sink, ExpectedContainer container, Optional<ContainerState> found) {
    String[] labels = {container.name(), container.unit()};
    sink.family(PRESENT).add(found.isPresent() ? 1 : 0, labels);
    sink.family(RUNNING).add(found.filter(ContainerState::running).isPresent() ? 1 : 0, labels);
    found.ifPresent(
        state -> {
          state.healthy().ifPresent(well -> sink.family(HEALTHY).add(well ? 1 : 0, labels));
          sink.family(OOM_KILLED).add(state.oomKilled() ? 1 : 0, labels);
          sink.family(RESTARTS).addIfPresent(state.restarts(), labels);
          sink.family(STARTED).addIfPresent(state.started(), labels);
        });
  }
}
