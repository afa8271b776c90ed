package io.tenken.core;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideOutsideOfPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.lang.ArchRule;
import io.prometheus.client.Counter;
import io.tenken.core.testing.ArchitectureRules;
import io.tenken.core.testing.FakeTicker;
import io.tenken.core.testing.SourceRules;
import java.nio.ByteBuffer;
import java.text.Format;
import java.text.NumberFormat;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.BitSet;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

@DisplayName("The architecture of the core")
class ArchitectureTest {

  private static final String CORE = "io.tenken.core.";
  private static final JavaClasses CLASSES =
      ArchitectureRules.productionClassesOf("io.tenken.core");

  @ParameterizedTest(name = "{0} imports of ours only {1}")
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          model        |
          log          |
          spi          | model log
          untrusted    | spi
          simpleclient | spi model log
          engine       | spi model log untrusted simpleclient
          encode       | engine model
          web          | spi log untrusted
          http         | web engine encode simpleclient spi model log untrusted
          """)
  @DisplayName("has one import direction")
  void importDirections(String importer, String imported) {
    String[] allowed =
        Stream.concat(
                Stream.of(importer),
                imported == null ? Stream.empty() : Stream.of(imported.split(" ")))
            .map(name -> CORE + name + "..")
            .toArray(String[]::new);

    classes()
        .that()
        .resideInAPackage(CORE + importer + "..")
        .should()
        .onlyDependOnClassesThat(
            resideOutsideOfPackage("io.tenken..").or(resideInAnyPackage(allowed)))
        .check(CLASSES);
  }

  @ParameterizedTest(name = "{0} is imported by {1} only")
  @CsvSource({
    "picocli.., io.tenken.core.cli..",
    "com.sun.net.httpserver.., io.tenken.core.(http|web)..",
    "com.google.re2j.., io.tenken.core.untrusted..",
    "at.favre.lib.., io.tenken.core.web..",
    "java.util.logging.., io.tenken.core.log.."
  })
  @DisplayName("knows each library in one place")
  void librariesInOnePlace(String library, String importer) {
    noClasses()
        .that()
        .resideOutsideOfPackage(importer)
        .should()
        .dependOnClassesThat()
        .resideInAPackage(library)
        .check(CLASSES);
  }

  static List<ArchRule> rules() {
    return ArchitectureRules.forAllCode();
  }

  @ParameterizedTest
  @MethodSource("rules")
  @DisplayName("holds the rules for all code")
  void rulesForAllCode(ArchRule rule) {
    rule.check(CLASSES);
  }

  @ParameterizedTest
  @MethodSource("rules")
  @DisplayName("has rules that find what breaks them")
  void rulesAreAwake(ArchRule rule) {
    JavaClasses offender = new ClassFileImporter().importClasses(Offender.class);

    assertThat(rule.evaluate(offender).hasViolation()).isTrue();
  }

  @Test
  @DisplayName("sees static state in what the JDK has for it, and in what of ours can change")
  void staticState() {
    List<String> fields =
        ArchitectureRules.forAllCode().stream()
            .filter(rule -> rule.getDescription().contains("whose objects change"))
            .flatMap(rule -> violations(rule, Stateful.class).stream())
            .toList();

    assertThat(fields).hasSize(Stateful.class.getDeclaredFields().length - 2);
    assertThat(fields).noneMatch(field -> field.contains("LIMIT") || field.contains("UNIT"));
  }

  private static List<String> violations(ArchRule rule, Class<?> offender) {
    return rule.evaluate(new ClassFileImporter().importClasses(offender))
        .getFailureReport()
        .getDetails();
  }

  @Test
  @DisplayName("can be read in one sitting: short files, short methods, one type a file")
  void shortFiles() {
    SourceRules.checkModule();
  }

  @Test
  @DisplayName("does not end with the test kit, which is held to what applies to tools")
  void testKit() {
    ArchitectureRules.checkTools("io.tenken.testkit");
  }

  @Test
  @DisplayName("ends the process nowhere but in main")
  void nobodyExits() {
    noClasses().should().callMethod(System.class, "exit", int.class).check(CLASSES);
  }

  /** Everything but the last two can change. */
  @SuppressWarnings("unused")
  private static final class Stateful {
    static final ArrayDeque<String> QUEUE = new ArrayDeque<>();
    static final HashMap<String, String> MAP = new HashMap<>();
    static final ConcurrentMap<String, String> CACHE = new ConcurrentHashMap<>();
    static final BitSet SEEN = new BitSet();
    static final Random RANDOM = new Random(1);
    static final StringBuilder TEXT = new StringBuilder();
    static final ByteBuffer BUFFER = ByteBuffer.allocate(1);
    static final Format DATES = NumberFormat.getInstance(Locale.ROOT);
    static final ThreadLocal<String> HIDDEN = new ThreadLocal<>();
    static final FakeTicker OURS = new FakeTicker();
    static final Duration LIMIT = Duration.ZERO;
    static final TimeUnit UNIT = TimeUnit.SECONDS;
  }

  /** Breaks every rule for all code. */
  @SuppressWarnings("unused")
  private static final class Offender {

    static int count;
    static final AtomicInteger TOTAL = new AtomicInteger();
    Counter counter;
    DocumentBuilderFactory xml;

    Instant offend() throws Exception {
      Thread.sleep(count);
      new ProcessBuilder("true").start();
      System.out.println(counter + " " + xml);
      return Instant.now();
    }
  }
}
