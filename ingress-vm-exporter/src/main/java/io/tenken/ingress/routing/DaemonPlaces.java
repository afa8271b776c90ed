package io.tenken.ingress.routing;

import io.tenken.core.spi.Settings;
import io.tenken.core.spi.Ticker;
import io.tenken.ingress.bgp.RoutingDaemon;
import io.tenken.ingress.bird.BirdDaemon;
import io.tenken.ingress.frr.FrrDaemon;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiFunction;
import java.util.stream.Stream;

/** Turns the options into places where daemons listen. */
public final class DaemonPlaces {

  /** Calico mounts the first into its container; the others are those of distributions. */
  private static final List<Path> BIRD_DIRECTORIES =
      Stream.of("/run/calico", "/var/run/calico", "/run/bird", "/var/run/bird", "/run", "/var/run")
          .map(Path::of)
          .toList();

  private static final List<Path> FRR_DIRECTORIES =
      List.of(Path.of("/run/frr"), Path.of("/var/run/frr"));

  private static final String FRR = "frr";
  private static final String SOCKET_SUFFIX = ".ctl";

  private final BiFunction<String, Path, RoutingDaemon> bird;
  private final BiFunction<String, Path, RoutingDaemon> frr;
  private final Set<String> names = new HashSet<>();
  private final List<FoundDaemons.Place> places = new ArrayList<>();

  private DaemonPlaces(Optional<Duration> detailsInterval, Clock clock, Ticker ticker) {
    this.bird = (name, socket) -> new BirdDaemon(name, socket, clock);
    this.frr =
        (name, socket) ->
            new FrrDaemon(name, socket.resolveSibling(""), detailsInterval, clock, ticker);
  }

  /** BIRD first, then FRR, each in the order of its options. */
  public static RoutingDaemons of(Settings settings, Clock clock, Ticker ticker) {
    Optional<Duration> detailsInterval =
        settings.get(RoutingSettings.FRR_DETAILS)
            ? Optional.of(settings.get(RoutingSettings.FRR_DETAILS_INTERVAL))
            : Optional.empty();
    DaemonPlaces all = new DaemonPlaces(detailsInterval, clock, ticker);
    settings.all(RoutingSettings.BIRD_SOCKET).forEach(all::addBird);
    settings.all(RoutingSettings.FRR_DIRECTORY).forEach(all::addFrr);
    return new FoundDaemons(all.places);
  }

  private void addBird(SocketChoice choice) {
    if (choice.kind() == SocketChoice.Kind.AUTO) {
      search("bird", BIRD_DIRECTORIES, "bird.ctl", bird);
      // The IPv6 half of BIRD 1, a process of its own.
      search("bird6", BIRD_DIRECTORIES, "bird6.ctl", bird);
    }
    choice.path().ifPresent(socket -> add(choice.nameOr(birdName(socket)), socket, bird));
  }

  private void addFrr(SocketChoice choice) {
    if (choice.kind() == SocketChoice.Kind.AUTO) {
      search(FRR, FRR_DIRECTORIES, FrrDaemon.BGPD_SOCKET, frr);
    }
    choice
        .path()
        .map(directory -> directory.resolve(FrrDaemon.BGPD_SOCKET))
        .ifPresent(socket -> add(choice.nameOr(FRR), socket, frr));
  }

  /** {@code bird6} for {@code /run/calico/bird6.ctl}. */
  private static String birdName(Path socket) {
    String path = socket.toString();
    String file = path.substring(path.lastIndexOf('/') + 1);
    return file.endsWith(SOCKET_SUFFIX)
        ? file.substring(0, file.length() - SOCKET_SUFFIX.length())
        : file;
  }

  private void search(
      String name,
      List<Path> directories,
      String file,
      BiFunction<String, Path, RoutingDaemon> maker) {
    if (names.add(name)) {
      List<Path> sockets = directories.stream().map(directory -> directory.resolve(file)).toList();
      places.add(new FoundDaemons.Place(name, sockets, false, maker));
    }
  }

  /** Of two daemons that would have one name, the second is called by its socket. */
  private void add(String name, Path socket, BiFunction<String, Path, RoutingDaemon> maker) {
    String unique = names.add(name) ? name : socket.toString();
    places.add(new FoundDaemons.Place(unique, List.of(socket), true, maker));
  }
}
