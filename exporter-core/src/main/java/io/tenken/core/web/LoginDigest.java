package io.tenken.core.web;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.HexFormat;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * Turns what was presented at a login into a key for the cache of answers. The secret lives as long
 * as the process and keeps passwords from being guessed against its memory; every part goes in with
 * its length, so that no two different logins share a key (CVE-2022-46146).
 */
final class LoginDigest {

  private static final String ALGORITHM = "HmacSHA256";
  private static final int SECRET_BYTES = 32;

  private final SecretKeySpec secret;

  LoginDigest(SecureRandom random) {
    byte[] bytes = new byte[SECRET_BYTES];
    random.nextBytes(bytes);
    this.secret = new SecretKeySpec(bytes, ALGORITHM);
  }

  String of(Credentials login, BcryptHash hash) {
    return HexFormat.of().formatHex(mac(utf8(login.user()), utf8(hash.text()), login.password()));
  }

  /** A number from 0 to {@code bound} - 1 that is the same for a user every time. */
  int number(String user, int bound) {
    return Math.floorMod(ByteBuffer.wrap(mac(utf8(user))).getInt(), bound);
  }

  private byte[] mac(byte[]... parts) {
    try {
      Mac mac = Mac.getInstance(ALGORITHM);
      mac.init(secret);
      for (byte[] part : parts) {
        mac.update(ByteBuffer.allocate(Integer.BYTES).putInt(0, part.length));
        mac.update(part);
      }
      return mac.doFinal();
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("every Java runtime has " + ALGORITHM, e);
    }
  }

  private static byte[] utf8(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }
}
