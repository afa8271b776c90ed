package io.tenken.testkit.lab.libvirt;

import io.tenken.testkit.lab.Await;
import io.tenken.testkit.lab.LabException;
import io.tenken.testkit.lab.Signals;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.UUID;

/** A guest of the lab and its qemu process. Safe for use by several threads. */
public final class Guest {

  private static final Duration DEATH = Duration.ofSeconds(10);

  private final GuestSpec spec;
  private final LibvirtLab lab;
  private final Path pidFile;

  Guest(GuestSpec spec, LibvirtLab lab, Path pidFile) {
    this.spec = spec;
    this.lab = lab;
    this.pidFile = pidFile;
  }

  public GuestSpec spec() {
    return spec;
  }

  public String name() {
    return spec.name();
  }

  public UUID uuid() {
    return spec.uuid();
  }

  /**
   * The pid of the guest's qemu.
   *
   * @throws LabException when the guest does not run
   */
  public long pid() {
    try {
      return Long.parseLong(Files.readString(pidFile).strip());
    } catch (IOException e) {
      throw new LabException("guest " + name() + " does not run: no " + pidFile, e);
    }
  }

  /** SIGSTOP of qemu: for libvirt the guest runs, but its monitor does not answer. */
  public void freeze() {
    Signals.freeze(pid());
  }

  public void thaw() {
    Signals.thaw(pid());
  }

  /** Pauses the guest, as {@code virsh suspend} does. */
  public void suspend() {
    lab.virsh("suspend", name()).orThrow();
  }

  public void resume() {
    lab.virsh("resume", name()).orThrow();
  }

  /** Starts a guest that is defined and shut off. */
  public void start() {
    lab.virsh("start", name()).orThrow();
  }

  /**
   * SIGKILL of qemu; returns when the process is gone. libvirt notices some milliseconds later, and
   * then shows the guest as shut off (persistent) or not at all.
   */
  public void kill() {
    ProcessHandle.of(pid())
        .ifPresent(
            qemu -> {
              qemu.destroyForcibly();
              Await.until("qemu of " + name() + " is gone", DEATH, () -> !qemu.isAlive());
            });
  }
}
