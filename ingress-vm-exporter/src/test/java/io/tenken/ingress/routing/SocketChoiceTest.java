package io.tenken.ingress.routing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tenken.ingress.routing.SocketChoice.Kind;
import java.nio.file.Path;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayName("The choice of a socket")
class SocketChoiceTest {

  @ParameterizedTest(name = "{0} is {1}")
  @CsvSource({"auto, AUTO", "none, NONE"})
  void may_be_a_word(String text, Kind kind) {
    assertThat(SocketChoice.parse(text).kind()).isEqualTo(kind);
    assertThat(SocketChoice.parse(text).path()).isEmpty();
  }

  @ParameterizedTest(name = "{0} is {2}, called \"{1}\"")
  @CsvSource({
    "/run/bird.ctl,            bird, /run/bird.ctl",
    "edge=/run/edge.ctl,       edge, /run/edge.ctl",
    "/run/a=b/bird.ctl,        bird, /run/a=b/bird.ctl",
    "my edge 2=/run/x,         my edge 2, /run/x",
  })
  void may_be_a_path_with_or_without_a_name(String text, String name, Path path) {
    SocketChoice choice = SocketChoice.parse(text);

    assertThat(choice.kind()).isEqualTo(Kind.GIVEN);
    assertThat(choice.nameOr("bird")).isEqualTo(name);
    assertThat(choice.path()).contains(path);
  }

  @ParameterizedTest(name = "\"{0}\"")
  @ValueSource(strings = {"", "bird.ctl", "AUTO", "edge=bird.ctl", "=/run/bird.ctl", "run/bird"})
  void is_nothing_else(String text) {
    assertThatThrownBy(() -> SocketChoice.parse(text))
        .hasMessage("expected auto, none, /PATH or NAME=/PATH");
  }

  @Test
  void that_is_auto_has_the_usual_name() {
    assertThat(SocketChoice.parse("auto").nameOr("bird")).isEqualTo("bird");
  }
}
