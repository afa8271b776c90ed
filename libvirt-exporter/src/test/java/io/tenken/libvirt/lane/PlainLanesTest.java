package io.tenken.libvirt.lane;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tenken.core.spi.CollectorException;
import io.tenken.core.spi.Deadline;
import io.tenken.core.spi.FailureReason;
import io.tenken.core.spi.Ticker;
import io.tenken.core.testing.Patience;
import io.tenken.libvirt.api.DomainId;
import io.tenken.libvirt.api.GuestInfo;
import io.tenken.libvirt.api.LibvirtConnection;
import io.tenken.libvirt.testing.FakeGuest;
import io.tenken.libvirt.testing.FakeLibvirt;
import java.time.Duration;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@DisplayName("The lanes without monitors")
class PlainLanesTest {

  private final FakeLibvirt libvirt = new FakeLibvirt();
  private final LostThreads lostThreads = new LostThreads(LostThreads.MOST);
  private final ConnectionGate gate = new ConnectionGate(libvirt);
  private final PlainLanes lanes =
      new PlainLanes(
          IntStream.rangeClosed(1, 3)
              .mapToObj(i -> new Lane("test-plain-" + i, gate, lostThreads))
              .toList());

  @AfterEach
  void end() {
    libvirt.thaw();
    lanes.close();
    Patience.until("all connections are closed", () -> libvirt.connectionsOpen() == 0);
    assertThat(libvirt.violations()).isEmpty();
  }

  @ParameterizedTest(name = "{0} guests: {1}")
  @CsvSource({"0, 1", "1, 1", "250, 1", "251, 2", "600, 3", "2000, 3"})
  @DisplayName("ask every guest once, on as many connections as there are guests for")
  void shares(int guests, int connections) throws Exception {
    List<DomainId> ids = guests(guests);

    GuestAnswers<GuestInfo> answers = lanes.walk(ids, LibvirtConnection::info, inTime());

    assertThat(answers.answers()).containsOnlyKeys(ids);
    assertThat(answers.missing()).isEmpty();
    assertThat(libvirt.calls("info")).isEqualTo(guests);
    assertThat(libvirt.connectionsEverOpened()).isEqualTo(connections);
  }

  @Test
  @DisplayName("fail together while the daemon does not answer, and answer when it does")
  void frozenDaemon() throws Exception {
    List<DomainId> ids = guests(600);
    lanes.walk(ids, LibvirtConnection::info, inTime());
    libvirt.freeze();

    assertThatThrownBy(() -> lanes.walk(ids, LibvirtConnection::info, after(200)))
        .isInstanceOfSatisfying(
            CollectorException.class,
            failure -> assertThat(failure.reason()).isEqualTo(FailureReason.TIMEOUT));

    libvirt.thaw();
    assertThat(lanes.walk(ids, LibvirtConnection::info, inTime()).answers()).hasSize(600);
    Patience.until("the calls have returned", () -> lostThreads.lost() == 0);
  }

  private List<DomainId> guests(int count) {
    return IntStream.rangeClosed(1, count)
        .mapToObj(i -> libvirt.guest("instance-%08x".formatted(i)))
        .map(FakeGuest::id)
        .toList();
  }

  private static Deadline inTime() {
    return Deadline.after(Patience.LIMIT, Ticker.system());
  }

  private static Deadline after(long millis) {
    return Deadline.after(Duration.ofMillis(millis), Ticker.system());
  }
}
