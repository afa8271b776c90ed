package io.tenken.ingress.bird;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tenken.core.spi.CollectorException;
import io.tenken.core.spi.Deadline;
import io.tenken.core.spi.FailureReason;
import io.tenken.core.spi.Ticker;
import io.tenken.ingress.FakeDaemon;
import io.tenken.ingress.bgp.BfdSession;
import io.tenken.ingress.bgp.ReadingPlan;
import io.tenken.ingress.bgp.RoutingState;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@DisplayName("BIRD behind its control socket")
class BirdDaemonTest {

  private static final Instant NOW = Instant.parse("2026-11-22T02:03:42Z");
  private static final ReadingPlan LITTLE = new ReadingPlan(false, false, false);
  private static final ReadingPlan ALL = new ReadingPlan(true, true, true);

  @TempDir Path directory;

  private FakeDaemon bird;
  private BirdDaemon daemon;

  @BeforeEach
  void start() throws Exception {
    bird = FakeDaemon.recordedBird(socket());
    daemon = new BirdDaemon("bird", socket(), Clock.fixed(NOW, ZoneOffset.UTC));
  }

  @AfterEach
  void stop() throws Exception {
    bird.close();
  }

  @Test
  void tells_all_in_one_conversation_that_begins_with_giving_up_rights() throws Exception {
    RoutingState state = read(ALL);

    assertThat(bird.asked())
        .containsExactly(
            "restrict", "show status", "show protocols all", "show bfd sessions", "show memory");
    assertThat(state.facts().software()).isEqualTo("BIRD");
    assertThat(state.facts().version()).isEqualTo("2.0.12");
    assertThat(state.facts().routerId()).isEqualTo("10.1.12.1");
    assertThat(state.facts().started().orElseThrow().at())
        .isEqualTo(Instant.parse("2026-11-22T02:03:01.293Z"));
    assertThat(state.facts().reconfiguring()).isFalse();
    assertThat(state.sessions()).hasSize(10);
    assertThat(state.bfd()).extracting(BfdSession::peer).containsExactly("10.1.12.77", "10.1.12.2");
    assertThat(state.memory()).containsKey("total");
    assertThat(state.unknownLines()).isZero();
    assertThat(state.bfdFailure()).isEmpty();
    assertThat(state.detailsAge()).isEmpty();
  }

  @Test
  void is_asked_no_more_than_is_wanted() throws Exception {
    RoutingState state = read(LITTLE);

    assertThat(bird.asked()).containsExactly("restrict", "show status", "show protocols all");
    assertThat(state.bfd()).isEmpty();
    assertThat(state.memory()).isEmpty();
  }

  @Test
  void is_not_asked_for_bfd_without_such_a_protocol() throws Exception {
    bird.answering("show protocols all", "1002-device1 Device --- up 02:03:01\n0000 \n");

    assertThat(read(ALL).bfd()).isEmpty();
    assertThat(bird.asked()).doesNotContain("show bfd sessions");
  }

  @Test
  void is_asked_for_each_of_several_bfd_protocols_by_its_name() throws Exception {
    bird.answering(
        "show protocols all",
        """
        1002-bfd1 BFD --- up 02:03:01
        1002-far.away BFD --- up 02:03:01
        0000\s
        """);
    bird.answering("show bfd sessions bfd1", "1020-bfd1:\n0000 \n");
    bird.answering(
        "show bfd sessions 'far.away'",
        "1020-far.away:\n 10.0.0.9 --- Up 02:03:02 1.0 3.0\n0000 \n");

    assertThat(read(ALL).bfd()).extracting(BfdSession::protocol).containsExactly("far.away");
  }

  @Test
  @DisplayName("cannot slip in a command by the name of a protocol")
  void names_do_not_become_commands() {
    bird.answering(
        "show protocols all",
        """
        1002-bfd1 BFD --- up 02:03:01
        1002-x';configure BFD --- up 02:03:01
        0000\s
        """);
    bird.answering("show bfd sessions bfd1", "1020-bfd1:\n0000 \n");

    assertFails(FailureReason.PARSE, "has a name that BIRD can't have");
    assertThat(bird.asked()).noneMatch(command -> command.contains("configure"));
  }

  @Test
  void is_known_by_its_banner_where_the_status_has_no_version() throws Exception {
    bird.answering("show status", "1011-Router ID is 1.2.3.4\n0013 Reconfiguration in progress\n");
    RoutingState state = read(LITTLE);

    assertThat(state.facts().version()).isEqualTo("2.0.12");
    assertThat(state.facts().reconfiguring()).isTrue();
    assertThat(state.facts().started()).isEmpty();
  }

  @Test
  void may_know_no_protocol() throws Exception {
    bird.answering("show protocols all", "8003 No protocols match\n");

    assertThat(read(ALL).sessions()).isEmpty();
  }

  @Test
  void that_refuses_a_command_is_quoted() {
    bird.answering("show protocols all", "8007 Access denied\n");

    assertFails(FailureReason.PROTOCOL, "answered \"show protocols all\" with 8007 Access denied");
  }

  @Test
  void that_hangs_up_in_the_middle_has_told_nothing() {
    bird.hangingUpAt("show protocols all");

    assertFails(FailureReason.PROTOCOL, "hung up in the middle of a reply");
  }

  @ParameterizedTest(name = "\"{0}\"")
  @CsvSource({
    "0001 SMTP ready., 'greets with \"0001 SMTP ready.\"'",
    "9001 BIRD 2 ready., 'greets with \"9001 BIRD 2 ready.\"'",
    "220 mail ready, 'has a line without code: \"220 mail ready\"'",
  })
  void is_told_from_other_daemons(String greeting, String problem) throws Exception {
    bird.close();
    bird = FakeDaemon.birdGreeting(socket(), greeting + "\n");

    assertFails(FailureReason.PROTOCOL, problem);
  }

  @Test
  void may_have_no_version_in_its_banner_s_usual_form() throws Exception {
    bird.close();
    bird =
        FakeDaemon.birdGreeting(socket(), "0001 BIRD v0.3.3+birdv1.6.8\n")
            .answering("show status", "0013 up\n")
            .answering("show protocols all", "0000 \n");

    assertThat(read(LITTLE).facts().version()).isEqualTo("v0.3.3+birdv1.6.8");
  }

  @Test
  void that_is_not_there_cannot_be_reached() throws Exception {
    bird.close();

    assertThat(daemon.name()).isEqualTo("bird");
    assertThat(daemon.address()).isEqualTo(socket().toString());
    assertFails(FailureReason.UNREACHABLE, "does the daemon run?");
  }

  private void assertFails(FailureReason reason, String problem) {
    assertThatThrownBy(() -> read(ALL))
        .hasMessageContaining(problem)
        .isInstanceOfSatisfying(
            CollectorException.class, e -> assertThat(e.reason()).isEqualTo(reason));
  }

  private RoutingState read(ReadingPlan plan) throws Exception {
    return daemon.read(plan, Deadline.after(Duration.ofSeconds(20), Ticker.system()));
  }

  private Path socket() {
    return directory.resolve("bird.ctl");
  }
}
