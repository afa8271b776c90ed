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

  private final List<Place> places;
  private final Map<String, Path> seen = new HashMap<>();

  public FoundDaemons(List<Place> places) {
    this.places = List.copyOf(places);
    for (Place place : places) {
      if (place.required()) {
        seen.put(place.name(), place.sockets().get(0));
      }
    }
  }

  @Override
  public synchronized List<RoutingDaemon> all() {
    for (Place place : places) {
      place.sockets().stream()
          // Also what can't be looked at: then asking says why.
          .filter(socket -> !Files.notExists(socket))
          .findFirst()
          .ifPresent(socket -> seen.put(place.name(), socket));
    }
    List<RoutingDaemon> daemons = new ArrayList<>();
    for (Place place : places) {
      Path socket = seen.get(place.name());
      if (socket != null) {
        daemons.add(place.maker().apply(place.name(), socket));
      }
    }
    return daemons;
  }
}
