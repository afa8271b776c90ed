package io.tenken.core.web;

import at.favre.lib.crypto.bcrypt.BCrypt;
import io.tenken.core.spi.ConfigurationException;
import java.nio.charset.StandardCharsets;
import java.util.regex.Pattern;

/**
 * The bcrypt hash of a password, {@code $2y$10$...}. The letters a, b and y name the same
 * algorithm; x names a faulty one and is refused.
 *
 * @param text as {@code htpasswd -B} writes it
 */
record BcryptHash(String text) {

  /** Bcrypt itself ignores what comes after them. */
  static final int MAX_PASSWORD_BYTES = 72;

  private static final Pattern FORM = Pattern.compile("\\$2[aby]\\$[0-9]{2}\\$[./A-Za-z0-9]{53}");
  private static final int COST_AT = "$2y$".length();
  private static final int MIN_COST = 4;

  /** Takes about a minute; the toolkit allows 31, which takes a day. */
  private static final int MAX_COST = 20;

  static BcryptHash parse(Located hash) throws ConfigurationException {
    if (!FORM.matcher(hash.text()).matches()) {
      throw hash.place()
          .wrong(
              "is no bcrypt hash ($2a$, $2b$ or $2y$ and 56 more characters);"
                  + " make one with: htpasswd -nBC 10 \"\" | tr -d ':\\n'");
    }
    BcryptHash parsed = new BcryptHash(hash.text());
    if (parsed.cost() < MIN_COST || parsed.cost() > MAX_COST) {
      throw hash.place()
          .wrong(
              "bcrypt cost %d; allowed are %d to %d".formatted(parsed.cost(), MIN_COST, MAX_COST));
    }
    return parsed;
  }

  int cost() {
    return Integer.parseInt(text.substring(COST_AT, COST_AT + 2));
  }

  /**
   * Takes the time that the cost demands, whatever the answer.
   *
   * @param password at most {@link #MAX_PASSWORD_BYTES} bytes
   */
  boolean matches(byte[] password) {
    return BCrypt.verifyer().verify(password, text.getBytes(StandardCharsets.US_ASCII)).verified;
  }

  /** Not the hash: it can be guessed against. */
  @Override
  public String toString() {
    return "bcrypt, cost " + cost();
  }
}
