package io.tenken.core.http;

import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;

/** Counts requests between the end of their reading and the end of their answer. Thread-safe. */
final class RequestsInFlight {

  private final ReentrantLock lock = new ReentrantLock();
  private final Condition noneLeft = lock.newCondition();
  private int count;
  private volatile boolean draining;

  void begin() {
    lock.lock();
    try {
      count++;
    } finally {
      lock.unlock();
    }
  }

  void end() {
    lock.lock();
    try {
      count--;
      if (count == 0) {
        noneLeft.signalAll();
      }
    } finally {
      lock.unlock();
    }
  }

  /** True once the server stops. */
  boolean draining() {
    return draining;
  }

  /** Waits until no request is in flight, or for the given time. */
  void drain(long nanos) throws InterruptedException {
    draining = true;
    long left = nanos;
    lock.lockInterruptibly();
    try {
      while (count > 0 && left > 0) {
        left = noneLeft.awaitNanos(left);
      }
    } finally {
      lock.unlock();
    }
  }
}
