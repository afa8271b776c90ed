package io.tenken.core.http;

import java.util.ArrayList;
import java.util.List;
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
 * So the one thread that accepts connections does not do it, but a few others, in the order of
 * arrival. They are few because the threads of an attacker's connections then read what is there
 * and wait before the next ones start: where hundreds of new threads compete for the processors,
 * the one of a health check gets its turn late.
 */
final class RequestThreads implements Executor, AutoCloseable {

  private static final long IDLE_SECONDS = 10;

  private static final int STARTERS = 4;

  /** A TLS handshake and a password check fit several times. */
  private static final long STACK_BYTES = 512 * 1024;

  private final SynchronousQueue<Runnable> handOver = new SynchronousQueue<>();
  private final BlockingQueue<Runnable> waiting = new LinkedBlockingQueue<>();
  private final ThreadPoolExecutor threads;
  private final List<Thread> starters = new ArrayList<>();

  /**
   * @param mostConnections of all addresses together
   */
  RequestThreads(int mostConnections) {
    this.threads =
        new ThreadPoolExecutor(
            0, mostConnections, IDLE_SECONDS, TimeUnit.SECONDS, handOver, namedThreads());
    for (int i = 0; i < STARTERS; i++) {
      Thread starter = new Thread(this::startThreads, "http-threads-" + i);
      starter.setDaemon(true);
      starter.start();
      starters.add(starter);
    }
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
    starters.forEach(Thread::interrupt);
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
      threads.execute(request);
    } catch (RejectedExecutionException | OutOfMemoryError noThread) {
      // The system gives us no thread. The connection is closed when its request is overdue.
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
