package io.tenken.libvirt.round;

import static org.assertj.core.api.Assertions.assertThat;

import io.tenken.core.spi.Deadline;
import io.tenken.core.testing.FakeTicker;
import io.tenken.core.testing.Patience;
import io.tenken.libvirt.api.DomainId;
import io.tenken.libvirt.domainxml.DomainXml;
import io.tenken.libvirt.testing.FakeGuest;
import io.tenken.libvirt.testing.FakeLibvirt;
import io.tenken.libvirt.testing.FakeNode;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("What is read of a node")
class SharedReadingTest {

  private static final Pace SLOW =
      new Pace(Duration.ofSeconds(30), Duration.ofMinutes(1), Duration.ofMinutes(5));

  private final FakeLibvirt libvirt = new FakeLibvirt();
  private final FakeGuest a = libvirt.guest("instance-a");
  private final FakeGuest b = libvirt.guest("instance-b");
  private final FakeTicker time = new FakeTicker();
  private final FakeNode node = new FakeNode(libvirt, SLOW, time);

  @AfterEach
  void end() {
    node.close();
    assertThat(libvirt.violations()).isEmpty();
  }

  @Test
  @DisplayName("for one scrape is read once, and for a later one anew")
  void rounds() throws Exception {
    Deadline scrape = scrape();
    node.node().round(scrape).guests();
    node.node().round(scrape).guests();
    assertThat(libvirt.calls("allDomainStats")).isEqualTo(1);

    node.node().round(scrape()).guests();
    assertThat(libvirt.calls("allDomainStats")).isEqualTo(2);
  }

  @Test
  @DisplayName("serves all who waited when it was read, and nobody who came later")
  void freshness() throws Exception {
    Deadline early = scrape();
    Deadline late = scrape();

    node.node().round(late).guests();
    node.node().round(early).guests();

    assertThat(libvirt.calls("allDomainStats")).isEqualTo(1);
  }

  @Test
  @DisplayName("keeps definitions until libvirt says that they have changed")
  void definitionsByEvent() throws Exception {
    definitions();
    definitions();
    assertThat(libvirt.calls("xml")).isEqualTo(2);

    a.xml("<domain><vcpu>8</vcpu></domain>");
    libvirt.announceChange(a);

    assertThat(definitions().get(a.id()).maximumVcpus()).hasValue(8);
    assertThat(libvirt.calls("xml")).isEqualTo(3);
  }

  @Test
  @DisplayName("has the new definition of a guest that was started anew without an event")
  void definitionOfNewRun() throws Exception {
    definitions();
    a.xml("<domain><vcpu>8</vcpu></domain>").restarted();

    assertThat(definitions().get(a.id()).maximumVcpus()).hasValue(8);
  }

  @Test
  @DisplayName("forgets definitions with the connection that would have told of changes")
  void definitionsAfterRestart() throws Exception {
    definitions();
    libvirt.restart();
    a.xml("<domain><vcpu>8</vcpu></domain>");

    assertThat(definitions().get(a.id()).maximumVcpus()).hasValue(8);
  }

  @Test
  @DisplayName("has each definition read again after some minutes, whatever libvirt says")
  void sweep() throws Exception {
    definitions();
    a.xml("<domain><vcpu>8</vcpu></domain>");
    time.advance(Duration.ofMinutes(6));

    assertThat(definitions().get(a.id()).maximumVcpus()).hasValue(8);
  }

  @Test
  @DisplayName("tells balloon statistics with their age until it is time to ask again")
  void paced() throws Exception {
    assertThat(node.node().round(scrape()).memory().answers()).hasSize(2);
    time.advance(Duration.ofSeconds(10));
    Round later = node.node().round(scrape());
    assertThat(later.memory().answers()).hasSize(2);
    assertThat(libvirt.calls("domainStats")).isEqualTo(2);
    assertThat(later.ageNanos(PacedPart.MEMORY, a.id()).orElse(0))
        .isGreaterThanOrEqualTo(Duration.ofSeconds(10).toNanos());
    assertThat(later.ageNanos(PacedPart.MEMORY, b.id())).isPresent();

    time.advance(Duration.ofSeconds(25));
    node.node().round(scrape()).memory();
    assertThat(libvirt.calls("domainStats")).isEqualTo(4);
  }

  @Test
  @DisplayName("is asked of a few guests with every scrape, not of all with every second one")
  void pacedEvenly() throws Exception {
    libvirt.guest("instance-c");
    libvirt.guest("instance-d");
    node.node().round(scrape()).memory();
    assertThat(libvirt.calls("domainStats")).isEqualTo(4);

    for (int asked = 6; asked <= 12; asked += 2) {
      time.advance(Duration.ofSeconds(15));
      assertThat(node.node().round(scrape()).memory().answers()).hasSize(4);
      assertThat(libvirt.calls("domainStats")).isEqualTo(asked);
    }
  }

  @Test
  @DisplayName("does not tell of a process what its predecessor has said")
  void pacedOfNewRun() throws Exception {
    node.node().round(scrape()).memory();
    a.restarted();
    libvirt.remove(b);

    assertThat(node.node().round(scrape()).memory().answers()).containsOnlyKeys(a.id());
    assertThat(libvirt.calls("domainStats")).isEqualTo(3);
  }

  @Test
  @DisplayName("takes sizes of disks from before, and counters with the cheaper call, in between")
  void blockSizes() throws Exception {
    node.node().round(scrape()).blocks();
    assertThat(libvirt.calls("domainStats")).isEqualTo(2);

    time.advance(Duration.ofSeconds(15));
    assertThat(node.node().round(scrape()).blocks().answers().get(a.id()))
        .singleElement()
        .satisfies(disk -> assertThat(disk.size().capacity()).hasValue(1_073_741_824));
    assertThat(libvirt.calls("domainStats")).isEqualTo(2);
    assertThat(libvirt.calls("blockStats")).isEqualTo(2);
  }

  private Map<DomainId, DomainXml> definitions() throws Exception {
    return node.node().round(scrape()).definitions().answers();
  }

  /** Each a moment later than the one before. */
  private Deadline scrape() {
    time.advance(Duration.ofMillis(1));
    return Deadline.after(Patience.LIMIT, time);
  }
}
