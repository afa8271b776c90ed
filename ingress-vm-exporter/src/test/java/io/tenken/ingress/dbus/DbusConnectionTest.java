package io.tenken.ingress.dbus;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tenken.core.spi.CollectorException;
import io.tenken.core.spi.Deadline;
import io.tenken.core.spi.FailureReason;
import io.tenken.core.spi.Ticker;
import io.tenken.ingress.dbus.FakeBus.HangUp;
import io.tenken.ingress.dbus.FakeBus.Raw;
import io.tenken.ingress.dbus.FakeBus.Refusal;
import io.tenken.ingress.dbus.FakeBus.Silence;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.stream.IntStream;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@DisplayName("A connection to a bus")
class DbusConnectionTest {

  private static final Duration GENEROUS = Duration.ofSeconds(30);
  private static final Duration SHORT = Duration.ofMillis(200);

  @TempDir Path directory;

  @Test
  void answers_many_questions_in_their_order() throws Exception {
    try (FakeBus bus = bus((path, member, arguments) -> FakeBus.values("s", path));
        DbusConnection connection = open()) {
      List<MethodCall> calls = IntStream.range(0, 300).mapToObj(i -> call("/" + i)).toList();

      assertThat(connection.call(calls, within(GENEROUS)))
          .containsExactlyElementsOf(
              IntStream.range(0, 300)
                  .mapToObj(i -> returned(new DbusValue.Text("/" + i)))
                  .toList());
    }
  }

  @Test
  @DisplayName("never has more questions open than dbus-daemon takes (128)")
  void keeps_to_the_limit_of_open_questions() throws Exception {
    try (FakeBus bus = bus((path, member, arguments) -> FakeBus.values("s", path));
        DbusConnection connection = open()) {
      connection.call(Collections.nCopies(1000, call("/")), within(GENEROUS));

      assertThat(bus.mostUnanswered()).isBetween(1, 64);
    }
  }

  @Test
  void gives_refusals_as_answers() throws Exception {
    try (FakeBus bus = bus((path, member, arguments) -> new Refusal("org.example.No", "not you"));
        DbusConnection connection = open()) {
      assertThat(connection.call(List.of(call("/")), within(GENEROUS)))
          .containsExactly(new Reply.Refused("org.example.No", "not you"));
    }
  }

  @Test
  void passes_over_signals_and_answers_to_nobody() throws Exception {
    byte[] noise = join(MessageFixture.signal(), MessageFixture.methodReturn(4711, "s", "late"));
    try (FakeBus bus =
            bus(
                (path, member, arguments) ->
                    path.equals("/noisy")
                        ? new Raw(join(noise, MessageFixture.methodReturn(2, "s", "answer")))
                        : FakeBus.values("s", path));
        DbusConnection connection = open()) {
      assertThat(connection.call(List.of(call("/noisy")), within(GENEROUS)))
          .containsExactly(returned(new DbusValue.Text("answer")));
    }
  }

  @Test
  void gives_up_on_a_service_that_says_nothing() throws Exception {
    try (FakeBus bus = bus((path, member, arguments) -> new Silence());
        DbusConnection connection = open()) {
      assertFails(FailureReason.TIMEOUT, "has not answered in full", () -> ask(connection));
    }
  }

  @Test
  @DisplayName("gives up on a bus that sends signals for ever")
  void gives_up_on_noise() throws Exception {
    byte[] noise = new byte[0];
    for (int i = 0; i < 1000; i++) {
      noise = join(noise, MessageFixture.signal());
    }
    byte[] much = noise;
    try (FakeBus bus = bus((path, member, arguments) -> new Raw(much));
        DbusConnection connection = open()) {
      assertFails(FailureReason.TIMEOUT, "has not answered in full", () -> ask(connection));
    }
  }

  @Test
  void fails_if_the_bus_hangs_up() throws Exception {
    try (FakeBus bus = bus((path, member, arguments) -> new HangUp());
        DbusConnection connection = open()) {
      assertFails(FailureReason.PROTOCOL, "hung up", () -> ask(connection));
    }
  }

  @Test
  void fails_on_bytes_that_are_no_message() throws Exception {
    byte[] garbage = "no message of D-Bus".getBytes(StandardCharsets.US_ASCII);
    try (FakeBus bus = bus((path, member, arguments) -> new Raw(garbage));
        DbusConnection connection = open()) {
      assertFails(
          FailureReason.PROTOCOL,
          "bus.sock sent what is no message of D-Bus: a message begins with byte 110",
          () -> ask(connection));
    }
  }

  @Test
  void fails_on_an_answer_with_a_wrong_body() throws Exception {
    byte[] text = MessageFixture.methodReturn(2, "s", "x");
    text[text.length - 1] = 'y';
    try (FakeBus bus = bus((path, member, arguments) -> new Raw(text));
        DbusConnection connection = open()) {
      assertFails(FailureReason.PROTOCOL, "does not end in a zero byte", () -> ask(connection));
    }
  }

  @Test
  void is_not_made_where_the_bus_rejects_us() throws Exception {
    try (FakeBus bus = FakeBus.saying(socket(), "REJECTED EXTERNAL\r\n")) {
      assertFails(
          FailureReason.PERMISSION, "does not let this user in (REJECTED EXTERNAL)", this::open);
    }
  }

  @Test
  void is_not_made_where_there_is_no_bus() throws Exception {
    assertFails(FailureReason.UNREACHABLE, "there is no such socket", this::open);
    try (FakeBus bus = FakeBus.saying(socket(), "HTTP/1.1 400 Bad Request\r\n")) {
      assertFails(FailureReason.PROTOCOL, "it says \"HTTP/1.1 400 Bad Request\"", this::open);
    }
  }

  @Test
  void is_not_made_where_a_greeting_has_no_end() throws Exception {
    try (FakeBus bus = FakeBus.saying(socket(), "O".repeat(5000))) {
      assertFails(FailureReason.PROTOCOL, "its greeting has no end", this::open);
    }
  }

  @Test
  void is_not_made_where_nobody_greets() throws Exception {
    try (FakeBus bus = FakeBus.saying(socket(), "")) {
      assertFails(
          FailureReason.TIMEOUT,
          "has not answered in full",
          () -> DbusConnection.open(socket(), within(SHORT)));
    }
  }

  private void ask(DbusConnection connection) throws CollectorException, InterruptedException {
    connection.call(List.of(call("/")), within(SHORT));
  }

  private static void assertFails(FailureReason reason, String problem, ThrowingCallable action) {
    assertThatThrownBy(action)
        .hasMessageContaining(problem)
        .isInstanceOfSatisfying(
            CollectorException.class, e -> assertThat(e.reason()).isEqualTo(reason));
  }

  private FakeBus bus(FakeBus.Service service) throws Exception {
    return FakeBus.at(socket(), service);
  }

  private DbusConnection open() throws CollectorException, InterruptedException {
    return DbusConnection.open(socket(), within(GENEROUS));
  }

  private Path socket() {
    return directory.resolve("bus.sock");
  }

  private static Deadline within(Duration time) {
    return Deadline.after(time, Ticker.system());
  }

  private static MethodCall call(String path) {
    return new MethodCall("org.example.Service", path, "org.example.Service", "Ask", List.of());
  }

  private static Reply returned(DbusValue value) {
    return new Reply.Returned(List.of(value));
  }

  private static byte[] join(byte[] first, byte[] second) {
    byte[] both = Arrays.copyOf(first, first.length + second.length);
    System.arraycopy(second, 0, both, first.length, second.length);
    return both;
  }
}
