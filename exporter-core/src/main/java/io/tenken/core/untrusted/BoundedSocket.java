package io.tenken.core.untrusted;

import static io.tenken.core.untrusted.Unfinished.unfinished;

import io.tenken.core.spi.CollectorException;
import io.tenken.core.spi.Deadline;
import java.net.SocketAddress;
import java.nio.ByteBuffer;

/**
 * A conversation with a daemon on a stream socket, Unix or TCP, that ends at a deadline and after a
 * number of bytes, whatever the peer does. For one thread.
 */
public final class BoundedSocket implements AutoCloseable {

  private BoundedSocket() {}

  /**
   * @param address a {@link java.net.UnixDomainSocketAddress} or a resolved {@link
   *     java.net.InetSocketAddress}
   * @param maxBytes that the peer may send in all
   * @param deadline for the whole conversation
   * @throws CollectorException {@code UNREACHABLE} if there is no socket or nobody listens, {@code
   *     PERMISSION}, {@code TIMEOUT}
   */
  public static BoundedSocket connect(SocketAddress address, long maxBytes, Deadline deadline)
      throws CollectorException {
    return unfinished();
  }

  /**
   * Sends all of it.
   *
   * @throws CollectorException {@code TIMEOUT}, or {@code PROTOCOL} if the peer hangs up
   */
  public void send(ByteBuffer bytes) throws CollectorException {
    unfinished();
  }

  /**
   * Waits for at least one byte.
   *
   * @return how many were put into {@code buffer}; -1 where the peer has ended, as for an {@link
   *     java.io.InputStream}
   * @throws CollectorException {@code TIMEOUT}, {@code LIMIT}, or {@code PROTOCOL} if the
   *     connection breaks
   */
  public int receive(byte[] buffer) throws CollectorException {
    return unfinished();
  }

  @Override
  public void close() {}
}
