package io.tenken.ingress.routing;

import static org.assertj.core.api.Assertions.assertThat;

import io.tenken.ingress.bgp.RoutingDaemon;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@DisplayName("Routing daemons")
class FoundDaemonsTest {

  @TempDir Path run;

  private final List<String> made = new ArrayList<>();

  @Test
  void are_those_whose_sockets_are_there() throws Exception {
    FoundDaemons found = new FoundDaemons(List.of(place("bird", false), place("frr", false)));

    assertThat(found.all()).isEmpty();
    create("frr");
    assertThat(names(found)).containsExactly("frr");
    create("bird");
    assertThat(names(found)).containsExactly("bird", "frr");
  }

  @Test
  void stay_in_the_list_when_their_sockets_are_gone() throws Exception {
    FoundDaemons found = new FoundDaemons(List.of(place("bird", false)));
    create("bird");
    RoutingDaemon before = found.all().get(0);
    Files.delete(run.resolve("bird"));

    assertThat(found.all()).containsExactly(before);
  }

  @Test
  void that_were_named_are_listed_before_they_are_there() {
    assertThat(names(new FoundDaemons(List.of(place("edge", true))))).containsExactly("edge");
  }

  @Test
  void keep_what_they_remember_for_as_long_as_they_are_at_one_place() throws Exception {
    Path usual = run.resolve("usual");
    Path other = run.resolve("other");
    FoundDaemons found =
        new FoundDaemons(
            List.of(new FoundDaemons.Place("bird", List.of(usual, other), false, this::make)));
    Files.createFile(other);
    RoutingDaemon atOther = found.all().get(0);

    assertThat(found.all()).containsExactly(atOther);
    Files.createFile(usual);
    assertThat(found.all()).isNotEqualTo(List.of(atOther));
    assertThat(made).containsExactly("bird at other", "bird at usual");
  }

  private FoundDaemons.Place place(String name, boolean required) {
    return new FoundDaemons.Place(name, List.of(run.resolve(name)), required, this::make);
  }

  private RoutingDaemon make(String name, Path socket) {
    made.add(name + " at " + socket.getFileName());
    return FakeRouting.with(name);
  }

  private void create(String name) throws IOException {
    Files.createFile(run.resolve(name));
  }

  private static List<String> names(RoutingDaemons daemons) {
    return daemons.all().stream().map(RoutingDaemon::name).toList();
  }
}
