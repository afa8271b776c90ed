package io.tenken.libvirt;

import io.tenken.core.spi.CollectorException;
import io.tenken.core.spi.Deadline;
import io.tenken.core.spi.Diagnosis;
import io.tenken.core.spi.Diagnosis.Severity;
import io.tenken.libvirt.api.NodeVersions;
import io.tenken.libvirt.api.jnr.LibvirtUri;
import io.tenken.libvirt.round.Guests;
import io.tenken.libvirt.round.Node;
import io.tenken.libvirt.round.Round;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** What {@code check} says of the way to libvirt: the socket, the daemon, the processes. */
final class NodeDiagnosis {

  private static final String NO_SOCKET =
      "Start libvirtd or virtqemud; in a pod, mount the socket's directory (not the socket)";
  private static final String NO_ACCESS =
      "Run as a user or with a group that the socket lets in, see ls -l; in a pod, set"
          + " supplementalGroups";

  private final LibvirtUri uri;
  private final Node node;
  private final List<Diagnosis> findings = new ArrayList<>();

  NodeDiagnosis(LibvirtUri uri, Node node) {
    this.uri = uri;
    this.node = node;
  }

  List<Diagnosis> findings(Deadline deadline) throws InterruptedException {
    socket();
    Round round = node.round(deadline);
    try {
      NodeVersions versions = round.versions();
      findings.add(
          Diagnosis.ok(
              "libvirt",
              "%s answers on %s, version %s; our library is %s"
                  .formatted(uri, versions.hostname(), versions.daemon(), versions.library())));
      guests(round);
    } catch (CollectorException failure) {
      findings.add(
          new Diagnosis(
              Severity.CRITICAL,
              "libvirt",
              failure.reason().label() + ": " + failure.getMessage(),
              ""));
    }
    return List.copyOf(findings);
  }

  private void socket() {
    List<Path> candidates = uri.sockets();
    if (candidates.isEmpty()) {
      return;
    }
    Path socket = candidates.stream().filter(Files::exists).findFirst().orElse(candidates.get(0));
    if (!Files.exists(socket)) {
      critical("socket", "none of " + candidates + " is there, or may be seen", NO_SOCKET);
    } else if (!Files.isWritable(socket)) {
      critical("socket", socket + " is there, and does not let this user in", NO_ACCESS);
    } else {
      findings.add(Diagnosis.ok("socket", socket + " lets this user in"));
    }
  }

  private void guests(Round round) throws CollectorException, InterruptedException {
    Guests guests = round.guests();
    findings.add(
        Diagnosis.ok(
            "guests",
            "%d, of which %d are running or paused"
                .formatted(guests.all().size(), guests.active().size())));
    if (!uri.isLocalQemu()) {
      return;
    }
    int seen = round.guestProcesses();
    if (seen < guests.active().size()) {
      findings.add(
          Diagnosis.ok(
              "vCPU delays",
              "by libvirt, one monitor command a guest: the processes of %d guests can't be seen"
                      .formatted(guests.active().size() - seen)
                  + " (hostPID: true would spare it)"));
    } else if (seen > 0) {
      findings.add(Diagnosis.ok("vCPU delays", "by the kernel, at no cost to the guests"));
    }
  }

  private void critical(String subject, String finding, String remedy) {
    findings.add(new Diagnosis(Severity.CRITICAL, subject, finding, remedy));
  }
}
