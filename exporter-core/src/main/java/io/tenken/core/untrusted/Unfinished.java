package io.tenken.core.untrusted;

/** Stands where a body is still to be written. */
@SuppressWarnings({"DoNotCallSuggester", "TypeParameterUnusedInFormals"})
public final class Unfinished {

  private Unfinished() {}

  public static <T> T unfinished() {
    throw new UnsupportedOperationException("not yet");
  }
}
