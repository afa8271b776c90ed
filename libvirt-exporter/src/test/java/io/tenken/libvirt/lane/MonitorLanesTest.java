package io.tenken.libvirt.lane;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tenken.core.spi.CollectorException;
import io.tenken.core.spi.Deadline;
import io.tenken.core.spi.FailureReason;
import io.tenken.core.spi.Ticker;
import io.tenken.core.testing.FakeTicker;
import io.tenken.core.testing.Patience;
import io.tenken.libvirt.api.ControlState;
import io.tenken.libvirt.api.DomainId;
import io.tenken.libvirt.api.LibvirtFailure;
import io.tenken.libvirt.api.LibvirtFailure.Kind;
import io.tenken.libvirt.api.MemoryStats;
import io.tenken.libvirt.lane.Missing.Why;
import io.tenken.libvirt.testing.FakeGuest;
import io.tenken.libvirt.testing.FakeLibvirt;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@DisplayName("The monitor lanes")
@Timeout(60)
class MonitorLanesTest {

  private static final int LANES = 3;
  private static final int MOST_LOST = 4;
  private static final Duration STALL = Duration.ofMillis(500);

  private final FakeLibvirt libvirt = new FakeLibvirt();
  private final List<FakeGuest> guests =
      IntStream.rangeClosed(1, 20)
          .mapToObj(i -> libvirt.guest("instance-%08x".formatted(i)))
          .toList();
  private final LostThreads lostThreads = new LostThreads(MOST_LOST);
  private Ticker ticker = Ticker.system();
  private final ConnectionGate gate = new ConnectionGate(libvirt);
  private MonitorLanes lanes = lanes();

  @AfterEach
  void end() {
    guests.forEach(FakeGuest::thaw);
    libvirt.thaw();
    lanes.close();
    Patience.until("all connections are closed", () -> libvirt.connectionsOpen() == 0);
    assertThat(libvirt.violations()).isEmpty();
    assertThat(lostThreads.lost()).isZero();
  }

  @Test
  @DisplayName("ask every guest once")
  void all() throws Exception {
    timeStandsStill();
    GuestAnswers<MemoryStats> answers = ask();

    assertThat(answers.answers()).hasSize(20);
    assertThat(answers.missing()).isEmpty();
    assertThat(libvirt.calls("memoryStats")).isEqualTo(20);
  }

  @Test
  @DisplayName("keep their connections from one question to the next")
  void keepConnections() throws Exception {
    timeStandsStill();
    for (int i = 0; i < 300; i++) {
      assertThat(ask().answers()).hasSize(20);
    }

    assertThat(libvirt.connectionsEverOpened()).isLessThanOrEqualTo(LANES);
  }

  @Test
  @DisplayName("lose only the answer of a guest that is stopped")
  void oneStuck() throws Exception {
    guests.get(4).freeze();

    GuestAnswers<MemoryStats> answers = ask();

    assertThat(answers.answers()).hasSize(19);
    assertThat(why(answers, 4)).isEqualTo(Why.STUCK);
    assertThat(lostThreads.lost()).isEqualTo(1);
  }

  @Test
  @DisplayName("leave a stuck guest alone until its call has returned")
  void quarantine() throws Exception {
    guests.get(4).freeze();
    ask();

    for (int i = 0; i < 3; i++) {
      GuestAnswers<MemoryStats> answers = ask();
      assertThat(answers.answers()).hasSize(19);
      assertThat(why(answers, 4)).isEqualTo(Why.QUARANTINED);
    }
    assertThat(libvirt.hanging()).isEqualTo(1);

    guests.get(4).thaw();
    Patience.until("the call has returned", () -> lostThreads.lost() == 0);
    assertThat(ask().missing()).isEmpty();
  }

  @Test
  @DisplayName("put up with more stuck guests than there are lanes")
  void manyStuck() throws Exception {
    List.of(0, 5, 10, 15).forEach(i -> guests.get(i).freeze());

    GuestAnswers<MemoryStats> answers = ask();

    assertThat(answers.answers()).hasSize(16);
    assertThat(lostThreads.lost()).isEqualTo(4);
  }

  @Test
  @DisplayName("hold at most the allowed threads, and end the scrape all the same")
  void bounded() throws Exception {
    guests.forEach(FakeGuest::freeze);

    assertThat(ask().answers()).isEmpty();
    assertThat(ask().answers()).isEmpty();

    assertThat(lostThreads.lost()).isEqualTo(MOST_LOST);
    assertThat(libvirt.hanging()).isEqualTo(MOST_LOST + LANES);
  }

  @Test
  @DisplayName("are patient where no guest answers: the daemon may have just started")
  void nobodyAnswers() throws Exception {
    FakeTicker time = new FakeTicker();
    Lane lane = new Lane("patient", gate, lostThreads);
    guests.forEach(FakeGuest::freeze);
    try (MonitorLanes patient =
        new MonitorLanes(List.of(lane), new Quarantine(time), STALL, time)) {
      CompletableFuture<GuestAnswers<MemoryStats>> asked =
          CompletableFuture.supplyAsync(() -> askAll(patient, time));
      Patience.until("the first guest is asked", () -> libvirt.hanging() == 1);
      time.advance(STALL.multipliedBy(2));
      guests.forEach(FakeGuest::thaw);

      assertThat(asked.get().missing()).isEmpty();
    }
  }

  @Test
  @DisplayName("do not ask a guest whose monitor somebody else has waited for too long")
  void occupied() throws Exception {
    timeStandsStill();
    guests.get(2).freeze();
    guests.get(2).control(new ControlState(ControlState.Kind.OCCUPIED, Duration.ofSeconds(9)));

    GuestAnswers<MemoryStats> answers = ask();

    assertThat(why(answers, 2)).isEqualTo(Why.OCCUPIED);
    assertThat(lostThreads.lost()).isZero();
  }

  @Test
  @DisplayName("ask a guest that somebody else asks just now, and one that migrates")
  void shortlyOccupied() throws Exception {
    timeStandsStill();
    guests.get(2).control(new ControlState(ControlState.Kind.OCCUPIED, Duration.ofMillis(3)));
    guests.get(3).control(new ControlState(ControlState.Kind.JOB, Duration.ofMinutes(5)));

    assertThat(ask().missing()).isEmpty();
  }

  @Test
  @DisplayName("say nothing of a guest that has just gone, and of a call that the driver lacks")
  void gone() throws Exception {
    timeStandsStill();
    guests.get(1).monitorFailure(failure(Kind.GONE));
    guests.get(2).monitorFailure(failure(Kind.UNSUPPORTED));
    guests.get(3).monitorFailure(failure(Kind.OTHER));

    GuestAnswers<MemoryStats> answers = ask();

    assertThat(answers.answers()).hasSize(17);
    assertThat(answers.missing()).hasSize(1);
    assertThat(why(answers, 3)).isEqualTo(Why.FAILED);
  }

  @Test
  @DisplayName("reconnect and go on where they were when the daemon is restarted")
  void restart() throws Exception {
    timeStandsStill();
    ask();
    libvirt.restart();

    assertThat(ask().answers()).hasSize(20);
  }

  @Test
  @DisplayName("wait before they ask again a guest whose call was cut off")
  void cutOff() throws Exception {
    guests.get(4).freeze();
    ask();
    libvirt.restart();
    guests.get(4).thaw();
    Patience.until("the call was cut off", () -> lostThreads.lost() == 0);

    assertThat(why(ask(), 4)).isEqualTo(Why.QUARANTINED);
  }

  @Test
  @DisplayName("fail as a whole with libvirt's reason when there is no connection to be had")
  void refused() {
    libvirt.refuse(new LibvirtFailure(Kind.OTHER, FailureReason.UNREACHABLE, "connection refused"));

    assertThatThrownBy(this::ask)
        .isInstanceOfSatisfying(
            CollectorException.class,
            failure -> assertThat(failure.reason()).isEqualTo(FailureReason.UNREACHABLE));
  }

  @Test
  @DisplayName("end at the deadline while the daemon does not answer")
  void frozenDaemon() {
    libvirt.freeze();

    assertThatThrownBy(() -> ask(Duration.ofMillis(400)))
        .isInstanceOfSatisfying(
            CollectorException.class,
            failure -> assertThat(failure.reason()).isEqualTo(FailureReason.TIMEOUT));
  }

  /**
   * For tests without a stopped guest: however busy the machine is, no guest seems to be stopped.
   */
  private void timeStandsStill() {
    ticker = new FakeTicker();
    lanes = lanes();
  }

  private MonitorLanes lanes() {
    List<Lane> threads =
        IntStream.range(0, LANES)
            .mapToObj(i -> new Lane("test-monitor-" + i, gate, lostThreads))
            .toList();
    return new MonitorLanes(threads, new Quarantine(ticker), STALL, ticker);
  }

  private GuestAnswers<MemoryStats> ask() throws CollectorException, InterruptedException {
    return ask(Patience.LIMIT);
  }

  private GuestAnswers<MemoryStats> ask(Duration time)
      throws CollectorException, InterruptedException {
    List<DomainId> ids = guests.stream().map(FakeGuest::id).toList();
    return lanes.ask(
        ids, (connection, guest) -> connection.memoryStats(guest), Deadline.after(time, ticker));
  }

  private GuestAnswers<MemoryStats> askAll(MonitorLanes patient, Ticker time) {
    try {
      return patient.ask(
          guests.stream().map(FakeGuest::id).toList(),
          (connection, guest) -> connection.memoryStats(guest),
          Deadline.after(Patience.LIMIT, time));
    } catch (CollectorException | InterruptedException e) {
      throw new AssertionError(e);
    }
  }

  private Why why(GuestAnswers<?> answers, int guest) {
    return answers.missing().get(guests.get(guest).id()).why();
  }

  private static LibvirtFailure failure(Kind kind) {
    return new LibvirtFailure(kind, FailureReason.PROTOCOL, "no");
  }
}
