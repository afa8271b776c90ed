package io.tenken.ingress.routing;

import io.tenken.ingress.bgp.RoutingDaemon;
import java.util.List;

/** The daemons of this machine. */
@FunctionalInterface
public interface RoutingDaemons {

  /** Those that are there or have been there before, in stable order. */
  List<RoutingDaemon> all();
}
