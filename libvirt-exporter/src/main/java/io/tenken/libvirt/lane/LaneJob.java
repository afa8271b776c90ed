package io.tenken.libvirt.lane;

import io.tenken.core.spi.Deadline;
import io.tenken.libvirt.api.LibvirtConnection;
import io.tenken.libvirt.api.LibvirtFailure;
import java.util.concurrent.CompletableFuture;

/** A task on its way through a lane. Thread-safe. */
final class LaneJob<T> {

  private final LaneTask<T> task;
  private final Deadline deadline;
  private final CompletableFuture<T> result = new CompletableFuture<>();
  private volatile boolean unwanted;
  private volatile boolean inTask;

  LaneJob(LaneTask<T> task, Deadline deadline) {
    this.task = task;
    this.deadline = deadline;
  }

  /** When nobody waits any more; bounds also what is waited for before the task begins. */
  Deadline deadline() {
    return deadline;
  }

  CompletableFuture<T> result() {
    return result;
  }

  /** Nobody waits for it: it is not begun any more. */
  void drop() {
    unwanted = true;
  }

  boolean unwanted() {
    return unwanted;
  }

  /** True while libvirt has the thread because of the task, and not to open a connection. */
  boolean inTask() {
    return inTask;
  }

  void fail(Throwable failure) {
    result.completeExceptionally(failure);
  }

  /**
   * @throws LibvirtFailure of kind {@code CONNECTION_LOST}, for the lane to try once more; all else
   *     is the result
   */
  void run(LibvirtConnection connection) throws LibvirtFailure {
    inTask = true;
    try {
      result.complete(task.run(connection));
    } catch (LibvirtFailure failure) {
      if (failure.kind() == LibvirtFailure.Kind.CONNECTION_LOST) {
        throw failure;
      }
      fail(failure);
    } catch (RuntimeException | LinkageError | StackOverflowError fault) {
      fail(fault);
    } finally {
      inTask = false;
    }
  }
}
