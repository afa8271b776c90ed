package io.tenken.libvirt.testing;

/** Lets pass, or holds up like a native call: deaf to interrupts, until it is opened. */
final class Gate {

  private boolean shut;
  private int waiting;

  synchronized void shut() {
    shut = true;
  }

  synchronized void open() {
    shut = false;
    notifyAll();
  }

  synchronized int waiting() {
    return waiting;
  }

  synchronized void pass() {
    waiting++;
    boolean interrupted = false;
    while (shut) {
      try {
        wait();
      } catch (InterruptedException e) {
        interrupted = true;
      }
    }
    waiting--;
    if (interrupted) {
      Thread.currentThread().interrupt();
    }
  }
}
