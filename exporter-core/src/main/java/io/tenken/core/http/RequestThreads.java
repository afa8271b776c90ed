package io.tenken.core.http;

import java.util.concurrent.SynchronousQueue;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;

/**
 * One thread for each connection on which a request is being read or answered, so that a client
 * that sends or reads slowly takes no thread from another one. They end soon after the rush.
 */
final class RequestThreads extends ThreadPoolExecutor {

  private static final long IDLE_SECONDS = 10;

  /** A TLS handshake and a password check fit several times. */
  private static final long STACK_BYTES = 512 * 1024;

  /**
   * @param mostConnections of all addresses together; beyond it connections are closed
   */
  RequestThreads(int mostConnections) {
    super(
        0,
        mostConnections,
        IDLE_SECONDS,
        TimeUnit.SECONDS,
        new SynchronousQueue<>(),
        namedThreads());
  }

  private static ThreadFactory namedThreads() {
    AtomicLong count = new AtomicLong();
    return task -> {
      Thread thread = new Thread(null, task, "http-" + count.incrementAndGet(), STACK_BYTES);
      thread.setDaemon(true);
      return thread;
    };
  }
}
