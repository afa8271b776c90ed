package io.tenken.core.web;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Base64;
import java.util.Optional;

/** User and password of a request (RFC 7617). */
final class Credentials {

  private static final String SCHEME = "Basic ";

  /** A long user name and 72 bytes of password, in Base64. */
  private static final int MAX_HEADER = 1024;

  private final String user;
  private final byte[] password;

  private Credentials(String user, byte[] password) {
    this.user = user;
    this.password = password;
  }

  /** Empty for another scheme, and for what can't be the password of anybody. */
  static Optional<Credentials> parse(String authorization) {
    boolean basic = authorization.regionMatches(true, 0, SCHEME, 0, SCHEME.length());
    if (!basic || authorization.length() > MAX_HEADER) {
      return Optional.empty();
    }
    try {
      return split(Base64.getDecoder().decode(authorization.substring(SCHEME.length()).strip()));
    } catch (IllegalArgumentException | CharacterCodingException e) {
      return Optional.empty();
    }
  }

  private static Optional<Credentials> split(byte[] pair) throws CharacterCodingException {
    for (int i = 0; i < pair.length; i++) {
      if (pair[i] == ':') {
        String user =
            StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(pair, 0, i)).toString();
        byte[] password = Arrays.copyOfRange(pair, i + 1, pair.length);
        return isPossible(password)
            ? Optional.of(new Credentials(user, password))
            : Optional.empty();
      }
    }
    return Optional.empty();
  }

  /** To bcrypt, "a" and "a NUL a" are the same password, as are two with 72 bytes in common. */
  private static boolean isPossible(byte[] password) {
    if (password.length > BcryptHash.MAX_PASSWORD_BYTES) {
      return false;
    }
    for (byte b : password) {
      if (b == 0) {
        return false;
      }
    }
    return true;
  }

  String user() {
    return user;
  }

  byte[] password() {
    return password.clone();
  }
}
