package io.tenken.ingress.routing;

import io.tenken.ingress.bgp.RoutingDaemon;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BiFunction;

/**
 * Looks for daemons at the places where they usually listen. One that has been there once stays in
 * the list: a socket that vanishes is a daemon that is down, not one less. Thread-safe.
 */
public final class FoundDaemons implements RoutingDaemons {

  /**
   * Where a daemon may listen; the first that exists counts.
   *
   * @param name the daemon's name
   * @param sockets most likely first
   * @param required the daemon should be there: it is listed even before its socket is
   * @param maker takes name and socket
   */
  public record Place(
      String name,
      List<Path> sockets,
      boolean required,
      BiFunction<String, Path, RoutingDaemon> maker) {

    public Place {
      sockets = List.copyOf(sockets);
    }
  }

  /** A daemon that has been seen, or should be there; it may remember what it was told. */
  private record Known(Path socket, RoutingDaemon daemon) {}

  private final List<Place> places;
  private final Map<String, Known> known = new HashMap<>();

  public FoundDaemons(List<Place> places) {
    this.places = List.copyOf(places);
    places.stream().filter(Place::required).forEach(place -> know(place, place.sockets().get(0)));
  }

  @Override
  public synchronized List<RoutingDaemon> all() {
    List<RoutingDaemon> daemons = new ArrayList<>();
    for (Place place : places) {
      place.sockets().stream()
          // Also what can't be looked at: then asking says why.
          .filter(socket -> !Files.notExists(socket))
          .findFirst()
          .ifPresent(socket -> know(place, socket));
      Known daemon = known.get(place.name());
      if (daemon != null) {
        daemons.add(daemon.daemon());
      }
    }
    return daemons;
  }

  private void know(Place place, Path socket) {
    Known before = known.get(place.name());
    if (before == null || !before.socket().equals(socket)) {
      known.put(place.name(), new Known(socket, place.maker().apply(place.name(), socket)));
    }
  }
}
