package io.tenken.core.untrusted;

import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/**
 * Makes text that a guest, a tenant or a peer has chosen fit for a label: no character that breaks
 * a line or turns the reading direction, and not too long.
 */
public final class LabelText {

  /** In UTF-8, with the mark of a cut. */
  public static final int MAX_BYTES = 256;

  private static final char REPLACEMENT = '\uFFFD';
  private static final String CUT_MARK = "~";

  /** 64 bits: two texts that share their beginning stay two labels. */
  private static final int HASH_BYTES = 8;

  private static final int CUT_BYTES = MAX_BYTES - CUT_MARK.length() - 2 * HASH_BYTES;

  private LabelText() {}

  /**
   * Control characters (C0, DEL, C1), marks that turn the reading direction, and surrogates without
   * partner become U+FFFD. What is longer than {@link #MAX_BYTES} is cut between two characters and
   * ends in {@code ~} and 16 hexadecimal digits, a hash of the whole text.
   *
   * @return {@code text} itself where nothing is wrong with it; that costs no allocation
   */
  public static String clean(String text) {
    if (isShortAscii(text)) {
      return text;
    }
    String replaced = isClean(text) ? text : replace(text);
    return utf8Length(replaced) <= MAX_BYTES ? replaced : cut(replaced, text);
  }

  private static boolean isShortAscii(String text) {
    int length = text.length();
    if (length > MAX_BYTES) {
      return false;
    }
    for (int i = 0; i < length; i++) {
      char c = text.charAt(i);
      if (c < ' ' || c > '~') {
        return false;
      }
    }
    return true;
  }

  private static boolean isClean(String text) {
    int codePoint;
    for (int i = 0; i < text.length(); i += Character.charCount(codePoint)) {
      codePoint = text.codePointAt(i);
      if (isUnfit(codePoint)) {
        return false;
      }
    }
    return true;
  }

  private static String replace(String text) {
    StringBuilder replaced = new StringBuilder(text.length());
    text.codePoints().forEach(c -> replaced.appendCodePoint(isUnfit(c) ? REPLACEMENT : c));
    return replaced.toString();
  }

  private static boolean isUnfit(int codePoint) {
    return Character.isISOControl(codePoint)
        || (codePoint >= Character.MIN_SURROGATE && codePoint <= Character.MAX_SURROGATE)
        || turnsDirection(codePoint);
  }

  /** The Bidi_Control characters of Unicode, and the separators that viewers break lines at. */
  private static boolean turnsDirection(int codePoint) {
    return codePoint == 0x061C
        || (codePoint >= 0x200E && codePoint <= 0x200F)
        || (codePoint >= 0x2028 && codePoint <= 0x202E)
        || (codePoint >= 0x2066 && codePoint <= 0x2069);
  }

  private static String cut(String replaced, String original) {
    int end = 0;
    int bytes = 0;
    while (true) {
      int codePoint = replaced.codePointAt(end);
      bytes += utf8Length(codePoint);
      if (bytes > CUT_BYTES) {
        return replaced.substring(0, end) + CUT_MARK + hash(original);
      }
      end += Character.charCount(codePoint);
    }
  }

  private static int utf8Length(String text) {
    int bytes = 0;
    int codePoint;
    for (int i = 0; i < text.length(); i += Character.charCount(codePoint)) {
      codePoint = text.codePointAt(i);
      bytes += utf8Length(codePoint);
    }
    return bytes;
  }

  private static int utf8Length(int codePoint) {
    if (codePoint < 0x80) {
      return 1;
    }
    if (codePoint < 0x800) {
      return 2;
    }
    return codePoint < 0x10000 ? 3 : 4;
  }

  private static String hash(String text) {
    // As UTF-16 and not as UTF-8, in which all surrogates without partner are the same.
    ByteBuffer units = ByteBuffer.allocate(text.length() * Character.BYTES);
    units.asCharBuffer().put(text);
    try {
      MessageDigest digest = MessageDigest.getInstance("SHA-256");
      digest.update(units);
      return HexFormat.of().formatHex(digest.digest(), 0, HASH_BYTES);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java runtime has SHA-256", e);
    }
  }
}
