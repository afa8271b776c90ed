package io.tenken.testkit.lab;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("A command")
class CommandTest {

  @Test
  @DisplayName("gives input and environment to the program, and takes both outputs apart")
  void runs() {
    CommandResult result =
        Command.of("sh", "-c", "cat; echo $GREETING; echo oops >&2")
            .withInput("in\n")
            .withEnvironment("GREETING", "hello")
            .run();
    assertThat(result.stdout()).isEqualTo("in\nhello\n");
    assertThat(result.stderr()).isEqualTo("oops\n");
    assertThat(result.orThrow()).isSameAs(result);
  }

  @Test
  @DisplayName("that fails says so only when asked, with its line, status and words")
  void fails() {
    CommandResult result = Command.of("sh", "-c", "echo no such thing >&2; exit 3").run();
    assertThat(result.succeeded()).isFalse();
    assertThatThrownBy(result::orThrow)
        .hasMessage("sh -c echo no such thing >&2; exit 3: status 3: no such thing");
  }

  @Test
  @DisplayName("is killed at its deadline, and what it said until then is told")
  void deadline() {
    Command stuck =
        Command.of("sh", "-c", "echo so far; exec tail -f /dev/null").within(Duration.ofSeconds(1));
    assertThatThrownBy(stuck::run)
        .isInstanceOf(LabException.class)
        .hasMessageContaining("not done after 1000 ms: so far");
  }

  @Test
  @DisplayName("whose program is missing names it")
  void missing_program() {
    assertThatThrownBy(() -> Command.of("/no/such/program").run())
        .isInstanceOf(LabException.class)
        .hasMessageContaining("/no/such/program");
  }
}
