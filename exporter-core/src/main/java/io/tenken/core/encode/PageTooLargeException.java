package io.tenken.core.encode;

/** A page was given up because it would take more memory than there is for it. */
public final class PageTooLargeException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  private final boolean transientShortage;

  private PageTooLargeException(String message, boolean transientShortage) {
    super(message);
    this.transientShortage = transientShortage;
  }

  static PageTooLargeException beyondItsLimit(long bytes) {
    return new PageTooLargeException("a page has more than " + bytes + " bytes", false);
  }

  static PageTooLargeException noMemoryLeft(long bytes) {
    return new PageTooLargeException(
        "the pages under way take %d KiB together, which is the limit".formatted(bytes / 1024),
        true);
  }

  /** True if other pages took the memory: the same page may fit later. */
  public boolean isTransient() {
    return transientShortage;
  }
}
