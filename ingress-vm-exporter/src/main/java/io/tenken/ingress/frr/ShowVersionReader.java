package io.tenken.ingress.frr;

/** Reads {@code show version}: {@code FRRouting 8.4.4 (host) on Linux(6.1.0).} */
final class ShowVersionReader {

  static final String COMMAND = "show version";

  private static final String START = "FRRouting ";

  private ShowVersionReader() {}

  /** Empty if the text is another one. */
  static String read(String text) {
    String line = text.strip();
    if (!line.startsWith(START)) {
      return "";
    }
    int end = START.length();
    while (end < line.length() && line.charAt(end) > ' ') {
      end++;
    }
    return line.substring(START.length(), end);
  }
}
