package io.tenken.testkit.lab;

/** The lab could not do what a test asked for; the message says what was tried and what came. */
public final class LabException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  public LabException(String message) {
    super(message);
  }

  public LabException(String message, Throwable cause) {
    super(message, cause);
  }
}
