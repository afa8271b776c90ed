package io.tenken.ingress.routing;

import static org.assertj.core.api.Assertions.assertThat;

import io.tenken.core.spi.Ticker;
import io.tenken.core.testing.TextSettings;
import io.tenken.ingress.bgp.RoutingDaemon;
import java.time.Clock;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("The places of routing daemons")
class DaemonPlacesTest {

  private final Map<String, List<String>> settings =
      new HashMap<>(Map.of("bird.socket", List.of("none"), "frr.socket-dir", List.of("none")));

  @Test
  void may_be_none() {
    assertThat(daemons()).isEmpty();
  }

  @Test
  void that_are_given_have_the_names_of_their_sockets_or_those_that_are_given() {
    settings.put("bird.socket", List.of("/nowhere/bird6.ctl", "edge=/nowhere/x", "/nowhere/odd"));
    settings.put("frr.socket-dir", List.of("/nowhere/frr", "core=/nowhere/core"));

    assertThat(daemons())
        .containsExactly(
            "bird6 at /nowhere/bird6.ctl",
            "edge at /nowhere/x",
            "odd at /nowhere/odd",
            "frr at /nowhere/frr/bgpd.vty",
            "core at /nowhere/core/bgpd.vty");
  }

  @Test
  void that_would_have_one_name_are_called_by_their_sockets_but_for_the_first() {
    settings.put("bird.socket", List.of("/nowhere/a/bird.ctl", "/nowhere/b/bird.ctl"));

    assertThat(daemons())
        .containsExactly(
            "bird at /nowhere/a/bird.ctl", "/nowhere/b/bird.ctl at /nowhere/b/bird.ctl");
  }

  @Test
  void are_searched_once_however_often_that_is_said() {
    settings.put("bird.socket", List.of("auto", "auto"));
    settings.put("frr.socket-dir", List.of("auto", "/nowhere/frr"));

    // The usual places of the machine that runs this test are empty, or hold a daemon each.
    assertThat(daemons()).doesNotHaveDuplicates().last().asString().endsWith("/bgpd.vty");
  }

  private List<String> daemons() {
    RoutingDaemons places =
        DaemonPlaces.of(new TextSettings(settings), Clock.systemUTC(), Ticker.system());
    return places.all().stream()
        .map((RoutingDaemon daemon) -> daemon.name() + " at " + daemon.address())
        .toList();
  }
}
