package io.tenken.core.testing;

import static com.tngtech.archunit.base.DescribedPredicate.describe;
import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaAccess.Predicates.target;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.ENUMS;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.assignableTo;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaModifier.FINAL;
import static com.tngtech.archunit.core.domain.JavaModifier.STATIC;
import static com.tngtech.archunit.core.domain.properties.HasName.Predicates.name;
import static com.tngtech.archunit.core.domain.properties.HasName.Predicates.nameMatching;
import static com.tngtech.archunit.core.domain.properties.HasOwner.Predicates.With.owner;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.fields;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noFields;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaAccess;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.library.dependencies.SlicesRuleDefinition;
import java.nio.Buffer;
import java.text.Format;
import java.util.AbstractCollection;
import java.util.AbstractMap;
import java.util.BitSet;
import java.util.List;
import java.util.Random;

/** What holds for the code of the core and of every exporter; tests are not asked. */
public final class ArchitectureRules {

  private static final String SAFE_XML = "io.tenken.core.untrusted.SafeXml";
  private static final String SURROUNDINGS = "io.tenken.core.cli.Surroundings";
  private static final String TICKER = "io.tenken.core.spi.Ticker";

  private ArchitectureRules() {}

  /** Checks the production classes of an exporter: {@code io.tenken.libvirt}. */
  public static void checkExporter(String basePackage) {
    JavaClasses classes = productionClassesOf(basePackage);
    forAllCode().forEach(rule -> rule.check(classes));
    exportersKnowOnlyWhatTheyAreWrittenAgainst().check(classes);
    theCommandLineIsKnownByMain(basePackage).check(classes);
    packagesHaveOneDirection(basePackage).check(classes);
  }

  /**
   * Checks what is no part of an exporter, such as the test kit: it may know more of the machine.
   */
  public static void checkTools(String basePackage) {
    JavaClasses classes = productionClassesOf(basePackage);
    List.of(
            foreignXmlBySafeXml(),
            nobodySleeps(),
            staticFieldsAreFinal(),
            staticFieldsDontChange(),
            packagesHaveOneDirection(basePackage))
        .forEach(rule -> rule.check(classes));
  }

  public static JavaClasses productionClassesOf(String basePackage) {
    return new ClassFileImporter()
        .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
        .importPackages(basePackage);
  }

  static ArchRule exportersKnowOnlyWhatTheyAreWrittenAgainst() {
    return noClasses()
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage(
            "io.tenken.core.engine..",
            "io.tenken.core.encode..",
            "io.tenken.core.http..",
            "io.tenken.core.web..",
            "io.tenken.core.simpleclient..",
            "io.prometheus..")
        .because("exporters are written against spi, model and untrusted, and cli in their main");
  }

  private static ArchRule theCommandLineIsKnownByMain(String basePackage) {
    return noClasses()
        .that()
        .resideOutsideOfPackages(basePackage, basePackage + ".cli..", basePackage + ".view..")
        .should()
        .dependOnClassesThat()
        .resideInAPackage("io.tenken.core.cli..")
        .because("collectors know of spi and model; main, subcommands and tables of the rest");
  }

  static ArchRule packagesHaveOneDirection(String basePackage) {
    return SlicesRuleDefinition.slices()
        .matching(basePackage + ".(**)")
        .should()
        .beFreeOfCycles()
        .because("who reads a package reads what it imports, and then it ends")
        .allowEmptyShould(true);
  }

  /** For the core, too. */
  public static List<ArchRule> forAllCode() {
    return List.of(
        simpleclientHasOneImporter(),
        childProcessesByArgvProcess(),
        foreignXmlBySafeXml(),
        timeIsInjected(),
        nobodySleeps(),
        staticFieldsAreFinal(),
        staticFieldsDontChange(),
        standardStreamsAreInjected());
  }

  private static ArchRule simpleclientHasOneImporter() {
    return noClasses()
        .that()
        .resideOutsideOfPackage("io.tenken.core.simpleclient..")
        .should()
        .dependOnClassesThat()
        .resideInAPackage("io.prometheus..")
        .because("collectors and encoders outlive the library (ADR 0002)")
        .allowEmptyShould(true);
  }

  private static ArchRule childProcessesByArgvProcess() {
    return noClasses()
        .that()
        .resideOutsideOfPackage("io.tenken.core.untrusted..")
        .should()
        .dependOnClassesThat()
        .areAssignableTo(ProcessBuilder.class)
        .orShould()
        .callMethodWhere(target(owner(name("java.lang.Runtime"))).and(target(name("exec"))))
        .because("ArgvProcess has the limits that a child process needs");
  }

  private static ArchRule foreignXmlBySafeXml() {
    return noClasses()
        .that()
        .doNotHaveFullyQualifiedName(SAFE_XML)
        .should()
        .dependOnClassesThat()
        .haveNameMatching("javax\\.xml\\.(parsers|transform|stream)\\..*Factory")
        .because("the JDK's defaults read files that a document names");
  }

  private static ArchRule timeIsInjected() {
    return noClasses()
        .that()
        .doNotHaveFullyQualifiedName(SURROUNDINGS)
        .and()
        .doNotHaveFullyQualifiedName(TICKER)
        .should()
        .callMethodWhere(isTheSystemsTime())
        .because("tests bring their own time: Ticker and Clock");
  }

  private static DescribedPredicate<JavaAccess<?>> isTheSystemsTime() {
    return target(owner(name("java.lang.System")))
        .and(target(nameMatching("currentTimeMillis|nanoTime")))
        .or(target(owner(nameMatching("java\\.time\\..*"))).and(target(name("now"))))
        .or(target(owner(name("java.time.Clock"))).and(target(nameMatching("system.*|tick.*"))))
        .as("the system's time");
  }

  private static ArchRule nobodySleeps() {
    return noClasses()
        .should()
        .callMethodWhere(target(owner(name("java.lang.Thread"))).and(target(name("sleep"))))
        .because("who waits, waits for something, until a deadline");
  }

  private static ArchRule staticFieldsAreFinal() {
    return fields()
        .that()
        .areStatic()
        .should()
        .beFinal()
        .because("state belongs to objects")
        .allowEmptyShould(true);
  }

  private static ArchRule staticFieldsDontChange() {
    return noFields()
        .that()
        .areStatic()
        .should()
        .haveRawType(changes())
        .because("state belongs to objects")
        .allowEmptyShould(true);
  }

  private static DescribedPredicate<JavaClass> changes() {
    DescribedPredicate<JavaClass> ours = resideInAPackage("io.tenken..").and(not(ENUMS));
    return changesByItself().or(ours.and(hasStateThatChanges())).as("a type whose objects change");
  }

  /** What the JDK has to collect or to count with. */
  private static DescribedPredicate<JavaClass> changesByItself() {
    return resideInAPackage("java.util.concurrent..")
        .and(not(ENUMS))
        .or(assignableTo(AbstractCollection.class))
        .or(assignableTo(AbstractMap.class))
        .or(assignableTo(BitSet.class))
        .or(assignableTo(Random.class))
        .or(assignableTo(ThreadLocal.class))
        .or(assignableTo(Appendable.class))
        .or(assignableTo(Buffer.class))
        .or(assignableTo(Format.class));
  }

  private static DescribedPredicate<JavaClass> hasStateThatChanges() {
    DescribedPredicate<JavaClass> byItself = changesByItself();
    return describe(
        "has a field that changes",
        type ->
            type.getAllFields().stream()
                .filter(field -> !field.getModifiers().contains(STATIC))
                .anyMatch(
                    field ->
                        !field.getModifiers().contains(FINAL)
                            || byItself.test(field.getRawType())));
  }

  private static ArchRule standardStreamsAreInjected() {
    return noClasses()
        .should()
        .accessField(System.class, "out")
        .orShould()
        .accessField(System.class, "err")
        .because("data goes to the invocation's stream, everything else to the log");
  }
}
