package io.tenken.core.spi;

/**
 * One finding of {@code check}.
 *
 * @param severity how bad it is
 * @param subject what was looked at: a socket, a permission, a version
 * @param finding what was seen
 * @param remedy what the operator can do; empty if nothing is wrong
 */
public record Diagnosis(Severity severity, String subject, String finding, String remedy) {

  /** How bad a finding is. */
  public enum Severity {
    OK,
    WARNING,
    CRITICAL,
    /** It could not be found out. */
    UNDECIDED
  }

  public static Diagnosis ok(String subject, String finding) {
    return new Diagnosis(Severity.OK, subject, finding, "");
  }
}
