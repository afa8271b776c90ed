package io.tenken.core.web;

import java.security.SecureRandom;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;

/**
 * Checks user and password. One password at a time is put through bcrypt, so that guessing keeps no
 * more than one processor busy; answers are remembered, the good ones apart from the bad ones, so
 * that guessing pushes no user out. Thread-safe.
 */
final class BasicAuth {

  /** Answers that are remembered, of either kind. */
  static final int REMEMBERED = 100;

  /** Requests that wait for their turn; further ones are sent away. */
  static final int MOST_WAITING = 8;

  private static final long MOST_SECONDS = 5;

  private final LoginDigest digest = new LoginDigest(new SecureRandom());
  private final RecentKeys accepted = new RecentKeys(REMEMBERED);
  private final RecentKeys rejected = new RecentKeys(REMEMBERED);
  private final Semaphore places = new Semaphore(1 + MOST_WAITING);
  private final Semaphore turn = new Semaphore(1, true);
  private final PasswordCheck check;

  BasicAuth(PasswordCheck check) {
    this.check = check;
  }

  /**
   * @param users not empty
   */
  Admission admit(Map<String, BcryptHash> users, Optional<String> authorization) {
    return authorization
        .flatMap(Credentials::parse)
        .map(login -> admit(attempt(users, login)))
        .orElse(Admission.UNAUTHENTICATED);
  }

  private Attempt attempt(Map<String, BcryptHash> users, Credentials login) {
    BcryptHash own = users.get(login.user());
    if (own != null) {
      return new Attempt("known " + digest.of(login, own), own, login.password(), true);
    }
    // For a user whom nobody knows: it takes as long as for one whom everybody knows.
    String someone =
        users.keySet().stream().sorted().toList().get(digest.number(login.user(), users.size()));
    BcryptHash other = users.getOrDefault(someone, new BcryptHash(""));
    return new Attempt("unknown " + digest.of(login, other), other, login.password(), false);
  }

  private Admission admit(Attempt attempt) {
    Optional<Admission> answer = remembered(attempt);
    if (answer.isPresent()) {
      return answer.get();
    }
    if (!places.tryAcquire()) {
      return Admission.BUSY;
    }
    try {
      return inTurn(attempt);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return Admission.BUSY;
    } finally {
      places.release();
    }
  }

  private Admission inTurn(Attempt attempt) throws InterruptedException {
    if (!turn.tryAcquire(MOST_SECONDS, TimeUnit.SECONDS)) {
      return Admission.BUSY;
    }
    try {
      // The one before may have had the same password.
      return remembered(attempt).orElseGet(() -> judge(attempt));
    } finally {
      turn.release();
    }
  }

  private Admission judge(Attempt attempt) {
    boolean matches = check.matches(attempt.hash, attempt.password);
    if (matches && attempt.isKnown) {
      accepted.add(attempt.key);
      return Admission.ADMITTED;
    }
    rejected.add(attempt.key);
    return Admission.UNAUTHENTICATED;
  }

  private Optional<Admission> remembered(Attempt attempt) {
    if (accepted.contains(attempt.key)) {
      return Optional.of(Admission.ADMITTED);
    }
    return rejected.contains(attempt.key)
        ? Optional.of(Admission.UNAUTHENTICATED)
        : Optional.empty();
  }

  /** Compares a password with a hash; bcrypt, but for tests. */
  @FunctionalInterface
  interface PasswordCheck {

    boolean matches(BcryptHash hash, byte[] password);
  }

  private static final class Attempt {

    final String key;
    final BcryptHash hash;
    final byte[] password;
    final boolean isKnown;

    Attempt(String key, BcryptHash hash, byte[] password, boolean isKnown) {
      this.key = key;
      this.hash = hash;
      this.password = password;
      this.isKnown = isKnown;
    }
  }
}
