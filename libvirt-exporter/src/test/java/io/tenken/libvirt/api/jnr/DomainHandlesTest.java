package io.tenken.libvirt.api.jnr;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tenken.core.spi.FailureReason;
import io.tenken.core.testing.FakeTicker;
import io.tenken.libvirt.api.DomainId;
import io.tenken.libvirt.api.LibvirtFailure;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("The handles of a connection's guests")
class DomainHandlesTest {

  private static final DomainId STEADY = new DomainId("steady", "u-1");
  private static final DomainId GONE = new DomainId("gone", "u-2");

  private final FakeSource source = new FakeSource();
  private final FakeTicker ticker = new FakeTicker();
  private final DomainHandles<String> handles = new DomainHandles<>(source, ticker);

  @Test
  @DisplayName("are looked up once")
  void lookedUpOnce() throws LibvirtFailure {
    for (int minute = 0; minute < 1_000; minute++) {
      ticker.advance(Duration.ofMinutes(1));
      assertThat(handles.find(STEADY)).isEqualTo("handle of steady");
    }

    assertThat(source.lookedUp).containsExactly(STEADY);
    assertThat(source.freed).isEmpty();
  }

  @Test
  @DisplayName("are freed of guests that nobody has asked for in ten minutes, and of no other")
  void freedWhenGone() throws LibvirtFailure {
    handles.find(GONE);
    for (int minute = 0; minute < 10; minute++) {
      handles.find(STEADY);
      ticker.advance(Duration.ofMinutes(1));
    }
    handles.find(STEADY);

    assertThat(source.freed).containsExactly("handle of gone");
    assertThat(source.lookedUp).containsExactly(GONE, STEADY);
  }

  @Test
  @DisplayName("do not pile up while guests come and go")
  void bounded() throws LibvirtFailure {
    for (int minute = 0; minute < 10_000; minute++) {
      handles.find(new DomainId("passing-" + minute, "u-" + minute));
      handles.find(STEADY);
      ticker.advance(Duration.ofMinutes(1));
    }

    assertThat(source.held()).isLessThanOrEqualTo(11);
  }

  @Test
  @DisplayName("are taken from answers, with a share of their own")
  void sharedOfAnswers() throws LibvirtFailure {
    handles.keep(STEADY, "of an answer");
    handles.keep(STEADY, "of another answer");

    assertThat(handles.find(STEADY)).isEqualTo("of an answer");
    assertThat(source.shared).containsExactly("of an answer");
    assertThat(source.lookedUp).isEmpty();
  }

  @Test
  @DisplayName("are freed, too, where guests are only seen in answers")
  void freedWhenNotInAnswers() {
    handles.keep(GONE, "gone");
    for (int minute = 0; minute <= 10; minute++) {
      handles.keep(STEADY, "steady");
      ticker.advance(Duration.ofMinutes(1));
    }

    assertThat(source.freed).containsExactly("gone");
  }

  @Test
  @DisplayName("are not there of a guest that libvirt does not know")
  void unknown() {
    source.unknown = true;

    assertThatThrownBy(() -> handles.find(GONE)).isInstanceOf(LibvirtFailure.class);
    handles.close();
    assertThat(source.freed).isEmpty();
  }

  @Test
  @DisplayName("are all freed at the end")
  void freedAtTheEnd() throws LibvirtFailure {
    handles.find(GONE);
    ticker.advance(Duration.ofMinutes(6));
    handles.find(STEADY);
    handles.close();

    assertThat(source.freed).containsExactlyInAnyOrder("handle of steady", "handle of gone");
  }

  /** Gives texts for handles. */
  private static final class FakeSource implements DomainHandles.Source<String> {

    private final List<DomainId> lookedUp = new ArrayList<>();
    private final List<String> shared = new ArrayList<>();
    private final List<String> freed = new ArrayList<>();
    private boolean unknown;

    private int held() {
      return lookedUp.size() + shared.size() - freed.size();
    }

    @Override
    public String lookUp(DomainId domain) throws LibvirtFailure {
      if (unknown) {
        throw new LibvirtFailure(
            LibvirtFailure.Kind.GONE, FailureReason.PROTOCOL, "Domain not found");
      }
      lookedUp.add(domain);
      return "handle of " + domain.name();
    }

    @Override
    public boolean share(String handle) {
      shared.add(handle);
      return true;
    }

    @Override
    public void free(String handle) {
      freed.add(handle);
    }
  }
}
