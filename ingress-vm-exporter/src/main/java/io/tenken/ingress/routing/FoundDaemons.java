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
   * @param maker takes name and socket
   */
  public record Place(
      String name, List<Path> sockets, BiFunction<String, Path, RoutingDaemon> maker) {

    public Place {
      sockets = List.copyOf(sockets);
    }
  }

  private final List<Place> places;
  private final Map<String, Path> seen = new HashMap<>();

  public FoundDaemons(List<Place> places) {
    this.places = List.copyOf(places);
  }

  @Override
  public synchronized List<RoutingDaemon> all() {
    for (Place place : places) {
      place.sockets().stream()
          .filter(Files::exists)
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
