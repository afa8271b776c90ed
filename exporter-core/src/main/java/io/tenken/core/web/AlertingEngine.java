package io.tenken.core.web;

import java.nio.ByteBuffer;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.SSLEngineResult;
import javax.net.ssl.SSLEngineResult.HandshakeStatus;
import javax.net.ssl.SSLEngineResult.Status;
import javax.net.ssl.SSLException;
import org.jspecify.annotations.Nullable;

/**
 * Lets a client know why its handshake fails. An engine throws when it fails, and holds an alert
 * ready ("bad certificate") for who asks it once more; the JDK's server does not, but hangs up, so
 * that the client learns of nothing but the end of the connection.
 *
 * <p>This engine does not throw at once: it has its server send the alert, and then read until the
 * client hangs up, or until the time for a request is over. A server that hung up on a client that
 * still sends would take the alert away from it again. Who never spoke TLS is not waited for.
 */
final class AlertingEngine extends ForwardingEngine {

  private static final ByteBuffer[] NOTHING = {ByteBuffer.allocate(0)};

  private @Nullable SSLException failure;
  private boolean speaksTls;

  AlertingEngine(SSLEngine engine) {
    super(engine);
  }

  @Override
  public SSLEngineResult unwrap(ByteBuffer source, ByteBuffer[] targets, int offset, int length)
      throws SSLException {
    if (failure != null) {
      int ignored = source.remaining();
      source.position(source.limit());
      return new SSLEngineResult(Status.OK, HandshakeStatus.NEED_UNWRAP, ignored, 0);
    }
    try {
      SSLEngineResult read = super.unwrap(source, targets, offset, length);
      speaksTls |= read.bytesConsumed() > 0;
      return read;
    } catch (SSLException thrown) {
      failure = thrown;
      return new SSLEngineResult(Status.OK, HandshakeStatus.NEED_WRAP, 0, 0);
    }
  }

  @Override
  public SSLEngineResult wrap(ByteBuffer[] sources, int offset, int length, ByteBuffer target)
      throws SSLException {
    if (failure != null) {
      return alert(target, failure);
    }
    try {
      return super.wrap(sources, offset, length, target);
    } catch (SSLException thrown) {
      // A task of the handshake has failed: its exception waits for the next call.
      failure = thrown;
      return alert(target, thrown);
    }
  }

  private SSLEngineResult alert(ByteBuffer target, SSLException reason) throws SSLException {
    SSLEngineResult alert = super.wrap(NOTHING, 0, NOTHING.length, target);
    if (alert.getStatus() == Status.BUFFER_OVERFLOW) {
      return alert;
    }
    if (alert.bytesProduced() == 0) {
      throw reason;
    }
    // Not CLOSED, as it is: on Java 17 the server would keep the bytes.
    HandshakeStatus next = speaksTls ? HandshakeStatus.NEED_UNWRAP : HandshakeStatus.NEED_WRAP;
    return new SSLEngineResult(Status.OK, next, 0, alert.bytesProduced());
  }
}
