package io.tenken.dirtyflow.ovs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.tenken.core.spi.CollectorException;
import io.tenken.core.spi.Deadline;
import io.tenken.core.spi.FailureReason;
import io.tenken.core.spi.Ticker;
import io.tenken.dirtyflow.dump.Captures;
import io.tenken.dirtyflow.dump.FlowDump;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

@DisplayName("The choice of a source")
class AutoFlowSourceTest {

  private final List<String> asked = new ArrayList<>();

  @Test
  @DisplayName("is the first one as long as it works")
  void first() throws Exception {
    assertThat(dump(working("socket"), working("command")).table().size()).isEqualTo(1);
    assertThat(asked).containsExactly("socket");
  }

  @ParameterizedTest
  @EnumSource(names = {"UNREACHABLE", "PERMISSION", "PROTOCOL"})
  @DisplayName("is the second one where the first one can't be used")
  void second(FailureReason reason) throws Exception {
    assertThat(dump(failing("socket", reason), working("command")).isComplete()).isTrue();
    assertThat(asked).containsExactly("socket", "command");
  }

  @ParameterizedTest
  @EnumSource(names = {"TIMEOUT", "LIMIT"})
  @DisplayName("is no second try where the switch would have to work for it again")
  void onlyOnce(FailureReason reason) {
    CollectorException failure = failure(failing("socket", reason), working("command"));

    assertThat(failure.reason()).isEqualTo(reason);
    assertThat(asked).containsExactly("socket");
  }

  @Test
  @DisplayName("that fails twice tells the failure of the first, and keeps that of the second")
  void both() {
    CollectorException failure =
        failure(
            failing("socket", FailureReason.PERMISSION),
            failing("command", FailureReason.UNREACHABLE));

    assertThat(failure).hasMessage("socket of br-int");
    assertThat(failure.getSuppressed())
        .singleElement()
        .extracting(Throwable::getMessage)
        .isEqualTo("command of br-int");
  }

  private static CollectorException failure(FlowSource first, FlowSource second) {
    return catchThrowableOfType(CollectorException.class, () -> dump(first, second));
  }

  private static FlowDump dump(FlowSource first, FlowSource second) throws Exception {
    Deadline soon = Deadline.after(Duration.ofSeconds(5), Ticker.system());
    return new AutoFlowSource(first, second).dump("br-int", Optional.empty(), soon);
  }

  private FlowSource working(String name) {
    return (bridge, previous, deadline) -> {
      asked.add(name);
      return Captures.parse("table=0,actions=drop\n");
    };
  }

  private FlowSource failing(String name, FailureReason reason) {
    return (bridge, previous, deadline) -> {
      asked.add(name);
      throw new CollectorException(reason, name + " of " + bridge);
    };
  }
}
