package io.tenken.core.web;

import static io.tenken.core.web.Admission.ADMITTED;
import static io.tenken.core.web.Admission.BUSY;
import static io.tenken.core.web.Admission.UNAUTHENTICATED;
import static org.assertj.core.api.Assertions.assertThat;

import io.tenken.core.testing.Patience;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayName("Basic authentication")
@Timeout(60)
class BasicAuthTest {

  /** Of "s3cret", made by libxcrypt. */
  private static final BcryptHash S3CRET =
      new BcryptHash("$2b$04$abcdefghijklmnopqrstuuLZYjhNQAOdpbzt4WxWlUHjv1wsyH5DG");

  /** Of 71 times x and a y. */
  private static final BcryptHash LONGEST =
      new BcryptHash("$2b$04$abcdefghijklmnopqrstuu.5skbTx2BS4jj.FAhPbN7I9dDGDUUN2");

  private static final Map<String, BcryptHash> USERS =
      Map.of("alice", S3CRET, "bob", S3CRET, "carol", LONGEST);

  private final List<BcryptHash> checks = new CopyOnWriteArrayList<>();
  private final BasicAuth auth =
      new BasicAuth(
          (hash, password) -> {
            checks.add(hash);
            return hash.matches(password);
          });

  @ParameterizedTest
  @CsvSource({
    "$2a$04$abcdefghijklmnopqrstuuLZYjhNQAOdpbzt4WxWlUHjv1wsyH5DG, s3cret",
    "$2b$04$abcdefghijklmnopqrstuuLZYjhNQAOdpbzt4WxWlUHjv1wsyH5DG, s3cret",
    "$2y$04$abcdefghijklmnopqrstuuLZYjhNQAOdpbzt4WxWlUHjv1wsyH5DG, s3cret",
    "$2b$04$abcdefghijklmnopqrstuubyCG3zY1GIXMyxfivm.ClDiInHzxjiq, ''",
    "$2b$04$abcdefghijklmnopqrstuulP40mix1kMuKfwOhZkUR3VAjfP8IpDK, pässwörd€",
    // From the test data of exporter-toolkit.
    "$2y$10$2UXri9cIDdgeKjBo4Rlpx.U3ZLDV8X1IxKmsfOvhcM5oXQt/mLmXq, dave123"
  })
  void knows_the_hashes_of_other_programs(String hash, String password) {
    Map<String, BcryptHash> users = Map.of("a", new BcryptHash(hash));

    assertThat(auth.admit(users, basic("a:" + password))).isEqualTo(ADMITTED);
    assertThat(auth.admit(users, basic("a:" + password + "x"))).isEqualTo(UNAUTHENTICATED);
  }

  @ParameterizedTest
  @ValueSource(strings = {"Basic ", "basic ", "BASIC   "})
  void takes_the_scheme_in_any_case(String scheme) {
    assertThat(auth.admit(USERS, Optional.of(scheme + base64("alice:s3cret")))).isEqualTo(ADMITTED);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "Basic",
        "Basic ",
        "Basic !!!",
        "Bearer YWxpY2U6czNjcmV0",
        "YWxpY2U6czNjcmV0",
        "Basic YWxpY2U=",
        "Basic YWxpY2U6czNjcmV0, Basic YWxpY2U6czNjcmV0",
        "Basic gICAOng=",
      })
  void refuses_at_once_what_are_no_credentials(String header) {
    assertThat(auth.admit(USERS, Optional.of(header))).isEqualTo(UNAUTHENTICATED);
    assertThat(auth.admit(USERS, Optional.of("Basic " + "A".repeat(2000))))
        .isEqualTo(UNAUTHENTICATED);
    assertThat(auth.admit(USERS, Optional.empty())).isEqualTo(UNAUTHENTICATED);
    assertThat(checks).isEmpty();
  }

  @Test
  @DisplayName("takes passwords of up to 72 bytes; bcrypt would not see what comes after them")
  void takes_passwords_of_72_bytes() {
    String longest = "x".repeat(71) + "y";

    assertThat(auth.admit(USERS, basic("carol:" + longest))).isEqualTo(ADMITTED);
    assertThat(auth.admit(USERS, basic("carol:" + longest + "z"))).isEqualTo(UNAUTHENTICATED);
    assertThat(checks).hasSize(1);
  }

  @Test
  @DisplayName("takes no NUL, behind which bcrypt starts the password again")
  void takes_no_nul() {
    assertThat(auth.admit(USERS, basic("alice:s3cret\0s3cret"))).isEqualTo(UNAUTHENTICATED);
    assertThat(checks).isEmpty();
  }

  @Test
  @DisplayName("spends on an unknown user what it spends on a wrong password")
  void does_not_tell_who_exists() {
    assertThat(auth.admit(USERS, basic("alice:wrong"))).isEqualTo(UNAUTHENTICATED);
    assertThat(auth.admit(USERS, basic("mallory:wrong"))).isEqualTo(UNAUTHENTICATED);
    assertThat(auth.admit(USERS, basic("mallory:s3cret"))).isEqualTo(UNAUTHENTICATED);

    assertThat(checks).hasSize(3).extracting(BcryptHash::cost).containsOnly(4);
    assertThat(checks.get(1)).as("always the same for one name").isEqualTo(checks.get(2));
  }

  @Test
  @DisplayName("remembers good and bad answers, each for its user, hash and password")
  void remembers() {
    for (int i = 0; i < 3; i++) {
      assertThat(auth.admit(USERS, basic("alice:s3cret"))).isEqualTo(ADMITTED);
      assertThat(auth.admit(USERS, basic("alice:wrong"))).isEqualTo(UNAUTHENTICATED);
      assertThat(auth.admit(USERS, basic("mallory:s3cret"))).isEqualTo(UNAUTHENTICATED);
    }

    assertThat(checks).hasSize(3);
  }

  @Test
  @DisplayName("can't be made to remember one login for another (CVE-2022-46146)")
  void is_not_poisoned() {
    assertThat(auth.admit(USERS, basic("alice:s3cret"))).isEqualTo(ADMITTED);

    for (String other :
        List.of("alice:s3cre", "alice:s3crett", "alic:es3cret", "alices:3cret", ":alices3cret")) {
      assertThat(auth.admit(USERS, basic(other))).as(other).isEqualTo(UNAUTHENTICATED);
    }
    String asInTheToolkit = S3CRET.text() + "s3cret";
    assertThat(auth.admit(USERS, basic("alice:" + asInTheToolkit.substring(0, 60))))
        .isEqualTo(UNAUTHENTICATED);
    assertThat(checks).hasSize(7);
  }

  @Test
  void forgets_what_a_changed_configuration_no_longer_says() {
    assertThat(auth.admit(USERS, basic("alice:s3cret"))).isEqualTo(ADMITTED);
    assertThat(auth.admit(USERS, basic("dora:s3cret"))).isEqualTo(UNAUTHENTICATED);

    assertThat(auth.admit(Map.of("alice", LONGEST), basic("alice:s3cret")))
        .as("new password")
        .isEqualTo(UNAUTHENTICATED);
    assertThat(auth.admit(Map.of("bob", S3CRET), basic("alice:s3cret")))
        .as("removed, with the hash of another user")
        .isEqualTo(UNAUTHENTICATED);
    assertThat(auth.admit(Map.of("dora", S3CRET), basic("dora:s3cret")))
        .as("added, with the hash of another user")
        .isEqualTo(ADMITTED);
  }

  @Test
  @DisplayName("lets no wrong login push a good one out of its memory")
  void keeps_the_good_ones() {
    auth.admit(USERS, basic("alice:s3cret"));
    for (int i = 0; i < 2 * BasicAuth.REMEMBERED; i++) {
      auth.admit(USERS, basic("alice:" + i));
    }
    checks.clear();

    assertThat(auth.admit(USERS, basic("alice:s3cret"))).isEqualTo(ADMITTED);
    assertThat(checks).isEmpty();
    assertThat(auth.admit(USERS, basic("alice:0"))).isEqualTo(UNAUTHENTICATED);
    assertThat(checks).as("the oldest wrong ones are forgotten").hasSize(1);
  }

  @Test
  @DisplayName("puts one password at a time through bcrypt, and lets few wait for it")
  void checks_one_at_a_time() throws Exception {
    AtomicInteger running = new AtomicInteger();
    AtomicInteger most = new AtomicInteger();
    CountDownLatch proceed = new CountDownLatch(1);
    BasicAuth slow =
        new BasicAuth(
            (hash, password) -> {
              most.accumulateAndGet(running.incrementAndGet(), Math::max);
              awaitQuietly(proceed);
              running.decrementAndGet();
              return false;
            });
    ExecutorService attackers = Executors.newCachedThreadPool();
    List<Future<Admission>> answers = new ArrayList<>();
    IntStream.range(0, 50)
        .forEach(i -> answers.add(attackers.submit(() -> slow.admit(USERS, basic("alice:" + i)))));

    Patience.until(
        "all but one and those that wait to be sent away",
        () -> answers.stream().filter(Future::isDone).count() == 49 - BasicAuth.MOST_WAITING);
    for (Future<Admission> answer : answers) {
      assertThat(answer.isDone() ? answer.get() : BUSY).isEqualTo(BUSY);
    }
    proceed.countDown();

    List<Admission> all = new ArrayList<>();
    for (Future<Admission> answer : answers) {
      all.add(answer.get());
    }
    assertThat(all).filteredOn(BUSY::equals).hasSize(49 - BasicAuth.MOST_WAITING);
    assertThat(all).doesNotContain(ADMITTED);
    assertThat(most).hasValue(1);
    attackers.shutdown();
  }

  @Test
  @DisplayName("asks bcrypt once for one login that many connections bring at once")
  void checks_once() {
    ExecutorService connections = Executors.newFixedThreadPool(8);
    List<CompletableFuture<Admission>> answers =
        IntStream.range(0, 8)
            .mapToObj(
                i ->
                    CompletableFuture.supplyAsync(
                        () -> auth.admit(USERS, basic("bob:s3cret")), connections))
            .toList();

    assertThat(answers).allSatisfy(answer -> assertThat(answer.join()).isEqualTo(ADMITTED));
    assertThat(checks).hasSize(1);
    connections.shutdown();
  }

  @Test
  void gives_up_when_its_thread_is_interrupted() {
    Thread.currentThread().interrupt();

    assertThat(auth.admit(USERS, basic("alice:s3cret"))).isEqualTo(BUSY);
    assertThat(Thread.interrupted()).isTrue();
  }

  private static void awaitQuietly(CountDownLatch latch) {
    try {
      latch.await();
    } catch (InterruptedException e) {
      throw new AssertionError(e);
    }
  }

  private static Optional<String> basic(String pair) {
    return Optional.of("Basic " + base64(pair));
  }

  private static String base64(String text) {
    return Base64.getEncoder().encodeToString(text.getBytes(StandardCharsets.UTF_8));
  }
}
