package io.tenken.core.http;

import java.util.concurrent.BlockingQueue;
import java.util.concurrent.Executor;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.SynchronousQueue;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;

/**
 * One thread for each connection on which a request is being read or answered, so that a client
 * that sends or reads slowly takes no thread from another one. They end soon after the rush.
 *
 * <p>Starting a thread waits until the system runs it, which takes milliseconds on a busy machine.
 * So the one thread that accepts connections does not do it, and each new thread starts two more
 * before its own work while requests wait: a health check behind five hundred connections of an
 * attacker waits for ten starts, not for five hundred.
 */
final class RequestThreads implements Executor, AutoCloseable {

  private static final long IDLE_SECONDS = 10;

  /** A TLS handshake and a password check fit several times. */
  private static final long STACK_BYTES = 512 * 1024;

  private final SynchronousQueue<Runnable> handOver = new SynchronousQueue<>();
  private final BlockingQueue<Runnable> waiting = new LinkedBlockingQueue<>();
  private final ThreadPoolExecutor threads;
  private final Thread starter;

  /**
   * @param mostConnections of all addresses together
   */
  RequestThreads(int mostConnections) {
    this.threads =
        new ThreadPoolExecutor(
            0, mostConnections, IDLE_SECONDS, TimeUnit.SECONDS, handOver, namedThreads());
    this.starter = new Thread(this::startThreads, "http-threads");
    starter.setDaemon(true);
    starter.start();
  }

  @Override
  public void execute(Runnable request) {
    boolean takenByIdleThread = handOver.offer(request);
    if (!takenByIdleThread) {
      waiting.add(request);
    }
  }

  @Override
  public void close() {
    starter.interrupt();
    threads.shutdownNow();
  }

  private void startThreads() {
    try {
      while (true) {
        start(waiting.take());
      }
    } catch (InterruptedException closed) {
      // the server stops
    }
  }

  private void start(Runnable request) {
    try {
      threads.execute(
          () -> {
            startNext();
            startNext();
            request.run();
          });
    } catch (RejectedExecutionException | OutOfMemoryError noThread) {
      // The system gives us no thread. The connection is closed when its request is overdue.
    }
  }

  private void startNext() {
    Runnable next = waiting.poll();
    if (next != null) {
      start(next);
    }
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
