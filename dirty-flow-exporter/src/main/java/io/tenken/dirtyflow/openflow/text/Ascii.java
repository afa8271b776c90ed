package io.tenken.dirtyflow.openflow.text;

/** Classes of ASCII characters, by table look-up. */
final class Ascii {

  private static final byte DIGIT = 1;
  private static final byte LOWER = 2;
  private static final byte UPPER = 4;
  private static final byte UNDERSCORE = 8;
  private static final byte DELIMITER = 16;
  private static final byte[] CLASSES = classes();

  private Ascii() {}

  static boolean isDigit(int c) {
    return is(c, DIGIT);
  }

  static boolean isLetter(int c) {
    return is(c, LOWER | UPPER);
  }

  /** Letters of both cases, digits and underscores. */
  static boolean isWord(int c) {
    return is(c, DIGIT | LOWER | UPPER | UNDERSCORE);
  }

  /** Where the {@linkplain #isWord word} ends that starts there; {@code start} if none does. */
  static int wordEnd(byte[] bytes, int start, int end) {
    int at = start;
    while (at < end && isWord(bytes[at])) {
      at++;
    }
    return at;
  }

  /** Small letters, digits and underscores: what a key before an equals sign consists of. */
  static boolean isKey(int c) {
    return is(c, DIGIT | LOWER | UNDERSCORE);
  }

  /** Everything but what ends or protects a token: separators, parentheses and quotes. */
  static boolean isPlain(int c) {
    return !is(c, DELIMITER);
  }

  private static boolean is(int c, int wanted) {
    return (CLASSES[c & 0xff] & wanted) != 0;
  }

  /** One element for each byte, so that no index can be outside. */
  private static byte[] classes() {
    byte[] classes = new byte[256];
    for (char c = 'a'; c <= 'z'; c++) {
      classes[c] = LOWER;
      classes[Character.toUpperCase(c)] = UPPER;
    }
    for (char c = '0'; c <= '9'; c++) {
      classes[c] = DIGIT;
    }
    for (char c : new char[] {',', ' ', '\t', '(', ')', '"'}) {
      classes[c] = DELIMITER;
    }
    classes['_'] = UNDERSCORE;
    return classes;
  }
}
