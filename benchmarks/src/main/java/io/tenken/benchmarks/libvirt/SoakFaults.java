package io.tenken.benchmarks.libvirt;

import io.tenken.testkit.lab.libvirt.Guest;
import io.tenken.testkit.lab.libvirt.GuestSpec;
import io.tenken.testkit.lab.libvirt.LibvirtLab;
import java.io.PrintStream;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * The trouble of a soak: every 20 s one guest is stopped for 8 s, and another is created and
 * destroyed; every 2 minutes libvirtd is restarted. Runs on a thread of its own.
 */
final class SoakFaults implements Runnable {

  private static final int ROUNDS_A_RESTART = 6;

  private final LibvirtLab lab;
  private final Guest victim;
  private final SoakScrapes scrapes;
  private final CountDownLatch end = new CountDownLatch(1);
  private int stopped;
  private int created;
  private int restarts;
  private volatile @Nullable Exception failure;

  /**
   * @param victim the guest that is stopped; its answers are not counted on
   */
  SoakFaults(LibvirtLab lab, Guest victim, SoakScrapes scrapes) {
    this.lab = lab;
    this.victim = victim;
    this.scrapes = scrapes;
  }

  @Override
  public void run() {
    try {
      for (int round = 1; pause(6); round++) {
        stopAndContinue();
        createAndDestroy();
        if (round % ROUNDS_A_RESTART == 0) {
          restart();
        }
      }
    } catch (RuntimeException | InterruptedException e) {
      failure = e;
    }
  }

  /** After the round under way. */
  void end() {
    end.countDown();
  }

  /** False if the faults themselves have failed; what was measured then means little. */
  boolean areWell() {
    return failure == null;
  }

  void print(PrintStream out) {
    out.printf(
        "A guest was stopped and continued %d times, one created and destroyed %d times,"
            + " libvirtd restarted %d times.%n%n",
        stopped, created, restarts);
    if (failure != null) {
      out.println("- the faults have failed: " + failure);
    }
  }

  private void stopAndContinue() throws InterruptedException {
    victim.freeze();
    try {
      pause(8);
    } finally {
      victim.thaw();
    }
    stopped++;
  }

  private void createAndDestroy() throws InterruptedException {
    Guest passing = lab.startGuest(GuestSpec.novaGuests(1).get(0));
    pause(4);
    passing.kill();
    created++;
  }

  private void restart() {
    scrapes.daemonGoes();
    lab.restartDaemon();
    scrapes.daemonIsBack();
    restarts++;
  }

  /** False if it is time to end. */
  private boolean pause(int seconds) throws InterruptedException {
    return !end.await(seconds, TimeUnit.SECONDS);
  }
}
