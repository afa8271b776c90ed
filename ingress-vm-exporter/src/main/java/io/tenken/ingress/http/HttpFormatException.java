package io.tenken.ingress.http;

import java.io.IOException;

/** An answer that is not HTTP, or has no end. */
public final class HttpFormatException extends IOException {

  private static final long serialVersionUID = 1L;

  public HttpFormatException(String message) {
    super(message);
  }
}
