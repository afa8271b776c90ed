package io.tenken.core.log;

/** One fact of an event: {@code text} is what is shown, cut where it is absurdly long. */
record LogField(String key, String text, boolean isBare) {

  /** Enough for any message of ours; keeps a foreign one from flooding the log. */
  private static final int MAX_CHARS = 4096;

  static LogField of(String key, Object value) {
    return new LogField(key, cut(String.valueOf(value)), isBareInJson(value));
  }

  /** Class and message of a failure and of what caused it, without repetitions. */
  static LogField ofFailure(String key, Throwable failure) {
    StringBuilder text = new StringBuilder(failure.toString());
    Throwable cause = failure.getCause();
    for (int depth = 0; cause != null && depth < 5; depth++) {
      if (text.indexOf(String.valueOf(cause.getMessage())) < 0) {
        text.append(": caused by ").append(cause);
      }
      cause = cause.getCause();
    }
    return new LogField(key, cut(text.toString()), false);
  }

  private static boolean isBareInJson(Object value) {
    return value instanceof Long || value instanceof Integer || value instanceof Boolean;
  }

  private static String cut(String text) {
    return text.length() <= MAX_CHARS ? text : text.substring(0, MAX_CHARS) + "…";
  }
}
