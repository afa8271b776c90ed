package io.tenken.dirtyflow.openflow.text;

/** Classes of ASCII characters, by table look-up. */
final class Ascii {

  private static final byte DIGIT = 1;
  private static final byte LOWER = 2;
  private static final byte UPPER = 4;
  private static final byte UNDERSCORE = 8;
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

  /** Small letters, digits and underscores: what a key before an equals sign consists of. */
  static boolean isKey(int c) {
    return is(c, DIGIT | LOWER | UNDERSCORE);
  }

  private static boolean is(int c, int wanted) {
    return c >= 0 && c < CLASSES.length && (CLASSES[c] & wanted) != 0;
  }

  private static byte[] classes() {
    byte[] classes = new byte[128];
    for (char c = 'a'; c <= 'z'; c++) {
      classes[c] = LOWER;
      classes[Character.toUpperCase(c)] = UPPER;
    }
    for (char c = '0'; c <= '9'; c++) {
      classes[c] = DIGIT;
    }
    classes['_'] = UNDERSCORE;
    return classes;
  }
}
