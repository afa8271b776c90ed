package io.tenken.ingress.collector;

import io.tenken.core.spi.CollectorException;
import io.tenken.core.spi.Deadline;
import io.tenken.core.spi.Diagnosis;
import io.tenken.core.spi.Diagnosis.Severity;
import io.tenken.core.spi.ExporterRuntime;
import io.tenken.ingress.bgp.BgpSession;
import io.tenken.ingress.bgp.ExpectedPeer;
import io.tenken.ingress.bgp.PeerExpectation;
import io.tenken.ingress.probe.Probe;
import io.tenken.ingress.probe.ProbeResult;
import io.tenken.ingress.probe.ProbeRun;
import io.tenken.ingress.routing.DaemonReading;
import io.tenken.ingress.routing.SharedRouting;
import io.tenken.ingress.systemd.ActiveState;
import io.tenken.ingress.systemd.SystemdManager;
import io.tenken.ingress.systemd.SystemdState;
import io.tenken.ingress.systemd.TimerPlan;
import io.tenken.ingress.systemd.Unit;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/**
 * What is wrong with this machine. What could not be asked is not said here: the trial of its
 * collector says so. For one thread.
 */
final class VmCheck {

  /** Of the time that is there, so that units and probes have some, too. */
  private static final Duration ROUTING = Duration.ofSeconds(3);

  private final ExporterRuntime runtime;
  private final Deadline deadline;
  private final List<Diagnosis> findings = new ArrayList<>();

  VmCheck(ExporterRuntime runtime, Deadline deadline) {
    this.runtime = runtime;
    this.deadline = deadline;
  }

  List<Diagnosis> findings() {
    return List.copyOf(findings);
  }

  void routing(SharedRouting routing, PeerExpectation expectation) throws InterruptedException {
    List<BgpSession> sessions = new ArrayList<>();
    try {
      Deadline share = deadline.orEarlier(ROUTING);
      for (DaemonReading reading : routing.read(SharedRouting.Reader.CHECK, share)) {
        reading.state().ifPresent(state -> sessions.addAll(state.sessions()));
      }
    } catch (CollectorException unknown) {
      return;
    }
    long up = sessions.stream().filter(BgpSession::established).count();
    for (ExpectedPeer peer : expectation.find(sessions)) {
      if (!peer.established()) {
        String found = peer.configured() ? "is not established" : "is not configured";
        warning(
            "BGP peer " + peer.name(),
            found + lastError(peer),
            "look at the daemon's sessions and its log");
      }
    }
    if (up == 0 && (expectation.expected() > 0 || !sessions.isEmpty())) {
      critical("BGP", "no session is established", "this machine gets no traffic by BGP");
    } else if (up < expectation.expected() && expectation.names().isEmpty()) {
      String found = "%d sessions established, %d expected".formatted(up, expectation.expected());
      warning("BGP", found, "look at the sessions: dump --format table");
    } else if (up > 0) {
      findings.add(Diagnosis.ok("BGP", up + " sessions established"));
    }
  }

  /** In the daemon's words, which may come from the peer. */
  private static String lastError(ExpectedPeer peer) {
    return peer.error().map(error -> ", last error: " + error.text()).orElse("");
  }

  void units(SystemdOptions options) throws InterruptedException {
    try (SystemdManager systemd = new SystemdManager(options.socket(), runtime.ticker())) {
      SystemdState state = systemd.read(options.selection(), deadline.orEarlier(options.timeout()));
      state.units().forEach(this::unit);
      long up = state.units().stream().filter(Unit::isExpected).filter(Unit::isUp).count();
      int expected = options.selection().expected().size();
      if (up == expected) {
        String found =
            expected == 0 ? "none is expected" : "all %d expected are up".formatted(expected);
        findings.add(Diagnosis.ok("units", found));
      }
    } catch (CollectorException unknown) {
      // The trial of the collector "systemd" says it.
    }
  }

  private void unit(Unit unit) {
    String subject = "unit " + unit.name();
    String state = unit.activeState().label() + "/" + unit.subState();
    if (unit.isExpected() && !unit.isPresent()) {
      critical(
          subject,
          "is " + unit.loadState().label(),
          "install it, unmask it, or correct --config.file");
    } else if (unit.isExpected() && !unit.isUp()) {
      critical(subject, "is " + state + result(unit), "systemctl status " + unit.name());
    } else if (unit.activeState() == ActiveState.FAILED) {
      warning(subject, "is " + state + result(unit), "systemctl status " + unit.name());
    }
    unit.timer()
        .filter((TimerPlan plan) -> plan.isLate(runtime.clock().instant()))
        .ifPresent(plan -> warning(subject, "is late", "systemctl list-timers " + unit.name()));
  }

  private static String result(Unit unit) {
    return unit.result().isEmpty() ? "" : ", result " + unit.result();
  }

  void probes(List<Probe> probes) throws InterruptedException {
    for (Probe probe : probes) {
      String subject = "probe " + probe.name();
      try {
        ProbeResult result = new ProbeRun(probe, runtime.ticker()).run(deadline);
        if (result.succeeded()) {
          findings.add(Diagnosis.ok(subject, "%.0f ms".formatted(result.seconds() * 1e3)));
        } else {
          critical(subject, result.detail(), "look at the service at " + probe.url());
        }
      } catch (CollectorException unknown) {
        findings.add(
            new Diagnosis(Severity.UNDECIDED, subject, String.valueOf(unknown.getMessage()), ""));
      }
    }
  }

  private void critical(String subject, String finding, String remedy) {
    findings.add(new Diagnosis(Severity.CRITICAL, subject, finding, remedy));
  }

  private void warning(String subject, String finding, String remedy) {
    findings.add(new Diagnosis(Severity.WARNING, subject, finding, remedy));
  }
}
