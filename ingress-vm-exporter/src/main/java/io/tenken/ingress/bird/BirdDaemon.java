package io.tenken.ingress.bird;

import io.tenken.core.spi.CollectorException;
import io.tenken.core.spi.Deadline;
import io.tenken.core.spi.FailureReason;
import io.tenken.ingress.bgp.BfdSession;
import io.tenken.ingress.bgp.BgpSession;
import io.tenken.ingress.bgp.DaemonFacts;
import io.tenken.ingress.bgp.Moment;
import io.tenken.ingress.bgp.ReadingPlan;
import io.tenken.ingress.bgp.RoutingDaemon;
import io.tenken.ingress.bgp.RoutingState;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * BIRD of any version behind one control socket. A reading is one connection: {@code restrict},
 * {@code show status}, {@code show protocols all}, and {@code show bfd sessions} if there are any.
 */
public final class BirdDaemon implements RoutingDaemon {

  private static final String BGP = "BGP";
  private static final String BFD = "BFD";

  private final String name;
  private final Path socket;
  private final Clock clock;
  private final RecurringTexts texts = new RecurringTexts();
  private int expectedBytes;

  /**
   * @param name for the label {@code daemon}
   */
  public BirdDaemon(String name, Path socket, Clock clock) {
    this.name = name;
    this.socket = socket;
    this.clock = clock;
  }

  @Override
  public String name() {
    return name;
  }

  @Override
  public String address() {
    return socket.toString();
  }

  @Override
  public RoutingState read(ReadingPlan plan, Deadline deadline)
      throws CollectorException, InterruptedException {
    try (BirdSocket bird = BirdSocket.open(socket, expectedBytes, deadline)) {
      BirdStatus status = ShowStatusParser.parse(bird.ask("show status"));
      BirdTime time = BirdTime.of(status.serverTime(), clock.instant());
      BirdProtocols all =
          ShowProtocolsParser.parse(bird.ask("show protocols all"), texts, plan.routeChanges());
      List<BirdProtocol> protocols = all.protocols();
      BirdSessions sessions = new BirdSessions(time);
      List<BgpSession> bgp =
          protocols.stream().filter(p -> p.type().equals(BGP)).map(sessions::bgp).toList();
      List<BfdSession> bfd = plan.bfd() ? bfd(bird, protocols, sessions) : List.of();
      Map<String, Double> memory =
          plan.memory() ? ShowMemoryParser.parse(bird.ask("show memory")) : Map.of();
      expectedBytes = bird.size();
      return new RoutingState(
          facts(status, time, bird.version()),
          bgp,
          bfd,
          List.of(),
          memory,
          Optional.empty(),
          Optional.empty(),
          all.unknownLines());
    }
  }

  private static DaemonFacts facts(BirdStatus status, BirdTime time, String bannerVersion) {
    return new DaemonFacts(
        "BIRD",
        status.version().isEmpty() ? bannerVersion : status.version(),
        status.routerId().orElse(""),
        moment(status.lastReboot(), time),
        moment(status.lastReconfiguration(), time),
        status.gracefulRestart(),
        status.reconfiguring());
  }

  private static Optional<Moment> moment(Optional<String> text, BirdTime time) {
    return text.flatMap(time::parse);
  }

  private static List<BfdSession> bfd(
      BirdSocket bird, List<BirdProtocol> protocols, BirdSessions sessions)
      throws CollectorException, InterruptedException {
    List<String> names =
        protocols.stream().filter(p -> p.type().equals(BFD)).map(BirdProtocol::name).toList();
    List<BfdSession> all = new ArrayList<>();
    for (String name : names) {
      // Without a name BIRD takes the only one there is, and refuses if there are more.
      String command =
          names.size() == 1 ? "show bfd sessions" : "show bfd sessions " + symbol(name);
      for (BirdBfdSession session : ShowBfdSessionsParser.parse(bird.ask(command))) {
        all.add(sessions.bfd(session));
      }
    }
    return all;
  }

  /** The name as BIRD's grammar takes it; nothing else of a reply ever becomes a command. */
  private static String symbol(String name) throws CollectorException {
    if (name.matches("[A-Za-z_][A-Za-z0-9_]*")) {
      return name;
    }
    if (name.matches("[A-Za-z0-9_.:-]+")) {
      return "'" + name + "'";
    }
    throw new CollectorException(
        FailureReason.PARSE,
        "BIRD's BFD protocol \"" + name + "\" has a name that BIRD can't have");
  }
}
