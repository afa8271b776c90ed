package io.tenken.ingress.http;

import io.tenken.core.spi.CollectorException;
import io.tenken.core.spi.Deadline;
import io.tenken.core.untrusted.DeadlineSocket;
import java.io.IOException;
import java.io.InputStream;
import java.io.InterruptedIOException;
import java.io.OutputStream;
import java.net.Socket;
import java.nio.ByteBuffer;
import java.util.Arrays;

/**
 * A {@link DeadlineSocket} as the JDK's TLS and streams want it: a socket of which each step ends
 * at the deadline. A failure is an {@link IOException} whose cause is the {@link
 * CollectorException}.
 */
public final class DeadlineStreams extends Socket {

  private final DeadlineSocket socket;
  private final Deadline deadline;

  /**
   * @param socket is closed with this one
   */
  public DeadlineStreams(DeadlineSocket socket, Deadline deadline) {
    this.socket = socket;
    this.deadline = deadline;
  }

  @Override
  public boolean isConnected() {
    return true;
  }

  @Override
  public InputStream getInputStream() {
    return new In();
  }

  @Override
  public OutputStream getOutputStream() {
    return new Out();
  }

  @Override
  public synchronized void close() throws IOException {
    socket.close();
    super.close();
  }

  private static IOException interrupted(InterruptedException cause) {
    Thread.currentThread().interrupt();
    IOException interrupted = new InterruptedIOException("interrupted");
    interrupted.initCause(cause);
    return interrupted;
  }

  private final class In extends InputStream {

    @Override
    public int read() throws IOException {
      byte[] one = new byte[1];
      return read(one, 0, 1) < 0 ? -1 : Byte.toUnsignedInt(one[0]);
    }

    @Override
    public int read(byte[] bytes, int offset, int length) throws IOException {
      if (length == 0) {
        return 0;
      }
      try {
        return socket.read(ByteBuffer.wrap(bytes, offset, length), deadline);
      } catch (CollectorException failed) {
        throw new IOException(failed.getMessage(), failed);
      } catch (InterruptedException stopped) {
        throw interrupted(stopped);
      }
    }
  }

  private final class Out extends OutputStream {

    @Override
    public void write(int value) throws IOException {
      write(new byte[] {(byte) value}, 0, 1);
    }

    @Override
    public void write(byte[] bytes, int offset, int length) throws IOException {
      try {
        socket.write(Arrays.copyOfRange(bytes, offset, offset + length), deadline);
      } catch (CollectorException failed) {
        throw new IOException(failed.getMessage(), failed);
      } catch (InterruptedException stopped) {
        throw interrupted(stopped);
      }
    }
  }
}
