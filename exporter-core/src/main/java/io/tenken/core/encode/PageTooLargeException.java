package io.tenken.core.encode;

/** A page was given up because it would take more memory than it may. */
public final class PageTooLargeException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  PageTooLargeException(String message) {
    super(message);
  }
}
