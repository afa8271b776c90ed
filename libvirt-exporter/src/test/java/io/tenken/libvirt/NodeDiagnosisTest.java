package io.tenken.libvirt;

import static org.assertj.core.api.Assertions.assertThat;

import io.tenken.core.spi.Deadline;
import io.tenken.core.spi.Diagnosis;
import io.tenken.core.spi.Diagnosis.Severity;
import io.tenken.core.spi.FailureReason;
import io.tenken.core.spi.Ticker;
import io.tenken.core.testing.Patience;
import io.tenken.libvirt.api.DomainState;
import io.tenken.libvirt.api.LibvirtFailure;
import io.tenken.libvirt.api.jnr.LibvirtUri;
import io.tenken.libvirt.testing.FakeLibvirt;
import io.tenken.libvirt.testing.FakeNode;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@DisplayName("What check says of a node")
class NodeDiagnosisTest {

  @TempDir Path run;
  private final FakeLibvirt libvirt = new FakeLibvirt();
  private final FakeNode node = new FakeNode(libvirt);

  @AfterEach
  void end() {
    node.close();
  }

  @Test
  @DisplayName("names the socket, who answers there, its guests, and what is asked at their cost")
  void allIsWell() throws Exception {
    Path socket = Files.createFile(run.resolve("libvirt-sock-ro"));
    libvirt.guest("instance-a");
    libvirt.guest("instance-b").state(DomainState.SHUTOFF);

    assertThat(findings(qemuAt(socket)))
        .containsExactly(
            Diagnosis.ok("socket", socket + " lets this user in"),
            Diagnosis.ok(
                "libvirt",
                "qemu+unix:///system answers on compute-7, version 9.0.0; our library is 9.0.0"),
            Diagnosis.ok("guests", "2, of which 1 are running or paused"),
            Diagnosis.ok(
                "vCPU delays",
                "by libvirt, one monitor command a guest: the processes of 1 guests can't be seen"
                    + " (hostPID: true would spare it)"));
  }

  @Test
  @DisplayName("does not speak of processes where no guest runs")
  void noGuests() throws Exception {
    Path socket = Files.createFile(run.resolve("libvirt-sock-ro"));

    assertThat(findings(qemuAt(socket)))
        .extracting(Diagnosis::subject)
        .containsExactly("socket", "libvirt", "guests");
  }

  @Test
  @DisplayName("tells how a socket comes to be there, and still asks libvirt")
  void noSocket() throws Exception {
    Path socket = run.resolve("nowhere");

    assertThat(findings(qemuAt(socket)))
        .startsWith(
            new Diagnosis(
                Severity.CRITICAL,
                "socket",
                "none of [" + socket + "] is there, or may be seen",
                "Start libvirtd or virtqemud; in a pod, mount the socket's directory (not the"
                    + " socket)"))
        .extracting(Diagnosis::subject)
        .containsExactly("socket", "libvirt", "guests");
  }

  @Test
  @DisplayName("says why libvirt does not answer, and nothing of guests then")
  void refused() throws Exception {
    libvirt.refuse(
        new LibvirtFailure(
            LibvirtFailure.Kind.OTHER, FailureReason.PERMISSION, "virConnectOpenReadOnly: no"));

    assertThat(findings("test:///default"))
        .containsExactly(
            new Diagnosis(
                Severity.CRITICAL, "libvirt", "permission: virConnectOpenReadOnly: no", ""));
  }

  @Test
  @DisplayName("looks for neither sockets nor processes of a driver in this process")
  void inProcess() throws Exception {
    libvirt.guest("instance-a");

    assertThat(findings("test:///default"))
        .extracting(Diagnosis::subject)
        .containsExactly("libvirt", "guests");
  }

  private List<Diagnosis> findings(String uri) throws InterruptedException {
    return new NodeDiagnosis(LibvirtUri.parse(uri), node.node())
        .findings(Deadline.after(Patience.LIMIT, Ticker.system()));
  }

  private static String qemuAt(Path socket) {
    return "qemu+unix:///system?socket=" + socket;
  }
}
