package io.tenken.core.untrusted;

import io.tenken.core.spi.CollectorException;

/** Takes bytes as they come, in pieces whose borders mean nothing. */
@FunctionalInterface
public interface ByteConsumer {

  /**
   * @param buffer lent for the time of the call
   * @param length how many bytes from index 0 on count
   * @throws CollectorException to stop the source; handed on to the caller of the reading
   */
  void accept(byte[] buffer, int length) throws CollectorException;
}
