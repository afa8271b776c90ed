package io.tenken.core.web;

import java.util.ArrayList;
import java.util.Base64;
import java.util.List;

/**
 * One block between {@code -----BEGIN type-----} and {@code -----END type-----} (RFC 7468). What
 * stands around the blocks is no concern of ours, as for OpenSSL and Go.
 */
final class PemBlock {

  private static final String BEGIN = "-----BEGIN ";
  private static final String DASHES = "-----";

  private final String type;
  private final byte[] der;
  private final boolean encrypted;

  private PemBlock(String type, String body) {
    this.type = type;
    // Headers, of which only the old encryption of OpenSSL makes use, end with an empty line.
    this.encrypted = body.contains("ENCRYPTED") || type.startsWith("ENCRYPTED");
    this.der = encrypted ? new byte[0] : decode(body);
  }

  /** All blocks of a text; one that does not end, or is no Base64, is no block. */
  static List<PemBlock> parse(String text) {
    List<PemBlock> blocks = new ArrayList<>();
    int begin = text.indexOf(BEGIN);
    while (begin >= 0) {
      int typeEnd = text.indexOf(DASHES, begin + BEGIN.length());
      if (typeEnd < 0) {
        return blocks;
      }
      String type = text.substring(begin + BEGIN.length(), typeEnd);
      int bodyStart = typeEnd + DASHES.length();
      int bodyEnd = text.indexOf("-----END " + type + DASHES, bodyStart);
      if (bodyEnd < 0) {
        return blocks;
      }
      blocks.add(new PemBlock(type, text.substring(bodyStart, bodyEnd)));
      begin = text.indexOf(BEGIN, bodyEnd);
    }
    return blocks;
  }

  /** Skips what is no Base64, such as carriage returns and blanks. */
  private static byte[] decode(String body) {
    try {
      return Base64.getMimeDecoder().decode(body);
    } catch (IllegalArgumentException e) {
      return new byte[0];
    }
  }

  /** {@code CERTIFICATE}, {@code EC PRIVATE KEY} … */
  String type() {
    return type;
  }

  /** Empty if it is encrypted or no Base64. */
  byte[] der() {
    return der.clone();
  }

  /** A key behind a password. */
  boolean isEncrypted() {
    return encrypted;
  }
}
