package io.tenken.dirtyflow.openflow.text;

import static org.assertj.core.api.Assertions.assertThat;

import io.tenken.dirtyflow.dump.Captures;
import io.tenken.dirtyflow.dump.DumpProblem;
import io.tenken.dirtyflow.openflow.Flow;
import io.tenken.dirtyflow.openflow.PortRef;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayName("The name of a port")
class PortNameTest {

  @ParameterizedTest
  @ValueSource(
      strings = {
        "a",
        "eth0",
        "tap0-1",
        "a b",
        "a,b",
        "a\"b",
        "a\\b",
        "\b\f\n\r\t",
        "\u0001",
        "\u007f",
        "é",
        "点検",
        "\ud83d\ude00",
        "LOCAL",
        "local",
        "in_port",
        "reg0",
        "5",
        "5a",
        "x[0]",
        "x(y)",
        ":",
        "/",
      })
  @DisplayName("is read as it is written, in a match and in an action")
  void isReadAsWritten(String name) {
    TextSink quoted = new TextSink();
    QuotedText.write(quoted, name);

    Flow flow =
        Captures.flow(
            "in_port=%1$s actions=output:%1$s,enqueue:%1$s:1,resubmit(%1$s,2)".formatted(quoted));

    assertThat(flow.match().inPort()).contains(new PortRef.Named(name));
    assertThat(flow.actions().toString()).contains("Output[port=" + name);
    String again = FlowWriter.text(flow, SpellingMode.AS_TOLD);
    assertThat(Captures.flow(again)).isEqualTo(flow);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "\"",
        "\"a",
        "\"a\\\"",
        "\"a\\x\"",
        "\"a\\u12\"",
        "\"a\\u12g4\"",
        "\"a\"b",
        "\"a\"\"",
      })
  @DisplayName("is refused if it is not one string in quotes")
  void isRefused(String quoted) {
    assertThat(Captures.parse("in_port=" + quoted + " actions=drop\n").problems())
        .extracting(DumpProblem::kind)
        .containsExactly(DumpProblem.Kind.UNPARSED);
    assertThat(Captures.parse("actions=output:" + quoted + "\n").isComplete()).isFalse();
  }
}
