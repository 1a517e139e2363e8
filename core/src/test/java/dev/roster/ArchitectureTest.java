package dev.roster;

import static com.tngtech.archunit.base.DescribedPredicate.describe;
import static com.tngtech.archunit.lang.conditions.ArchConditions.have;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.methods;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaMethod;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.lang.ArchRule;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** The walls of the house, checked on the classes themselves. */
class ArchitectureTest {

    private static final JavaClasses HOUSE = new ClassFileImporter()
            .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
            .withImportOption(location -> !location.contains("/dev/roster/tck/"))
            .importPackages("dev.roster");

    @Test
    void classesOfEveryPackageAreScanned() {
        List<String> packages = Stream.of(
                        "model",
                        "query",
                        "table",
                        "spi",
                        "access",
                        "apply",
                        "cell",
                        "compact",
                        "decide",
                        "deliver",
                        "job",
                        "json",
                        "life",
                        "mapping",
                        "memory",
                        "plan",
                        "preview",
                        "profile",
                        "signin",
                        "tenant",
                        "text",
                        "validation",
                        "verifier",
                        "view",
                        "words",
                        "work")
                .map(name -> "dev.roster." + name)
                .toList();
        assertThat(HOUSE.stream().map(JavaClass::getPackageName))
                .containsAll(packages)
                .contains("dev.roster");
        assertThat(HOUSE.size()).isGreaterThan(150);
    }

    @Test
    @DisplayName("the SPI knows nothing of the core")
    void arrowsRunOneWay() {
        check(noClasses()
                .that()
                .resideInAnyPackage(
                        "dev.roster.model..", "dev.roster.query..", "dev.roster.table..", "dev.roster.spi..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(
                        "dev.roster",
                        "dev.roster.access..",
                        "dev.roster.apply..",
                        "dev.roster.cell..",
                        "dev.roster.compact..",
                        "dev.roster.decide..",
                        "dev.roster.deliver..",
                        "dev.roster.job..",
                        "dev.roster.json..",
                        "dev.roster.life..",
                        "dev.roster.mapping..",
                        "dev.roster.memory..",
                        "dev.roster.plan..",
                        "dev.roster.preview..",
                        "dev.roster.profile..",
                        "dev.roster.signin..",
                        "dev.roster.tenant..",
                        "dev.roster.text..",
                        "dev.roster.validation..",
                        "dev.roster.verifier..",
                        "dev.roster.view..",
                        "dev.roster.words..",
                        "dev.roster.work.."));
    }

    @Test
    void packagesFormNoCycle() {
        check(slices().matching("dev.roster.(*)..").should().beFreeOfCycles());
    }

    @Test
    @DisplayName("apply never decides again")
    void applySeesNothingOfDecide() {
        check(noClasses()
                .that()
                .resideInAPackage("dev.roster.apply..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("dev.roster.decide..", "dev.roster.preview..", "dev.roster.mapping.."));
    }

    @Test
    @DisplayName("plan < life < access < decide")
    void decisionsStandOnValues() {
        check(layer("dev.roster.plan..", "life", "access", "decide", "preview", "tenant", "apply"));
        check(layer("dev.roster.life..", "access", "decide", "preview", "tenant", "apply"));
        check(layer("dev.roster.access..", "decide", "preview", "tenant", "apply"));
        check(layer("dev.roster.compact..", "decide", "preview", "tenant", "apply"));
        check(layer("dev.roster.decide..", "preview", "tenant", "apply"));
    }

    private static ArchRule layer(String lower, String... upper) {
        return noClasses()
                .that()
                .resideInAPackage(lower)
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(Stream.of(upper)
                        .map(name -> "dev.roster." + name + "..")
                        .toArray(String[]::new));
    }

    @Test
    @DisplayName("decisions, mapping, cells and words know no store, clock, chance, file or log")
    void decisionsArePure() {
        check(noClasses()
                .that()
                .resideInAnyPackage(
                        "dev.roster.access..",
                        "dev.roster.cell..",
                        "dev.roster.compact..",
                        "dev.roster.decide..",
                        "dev.roster.life..",
                        "dev.roster.mapping..",
                        "dev.roster.plan..",
                        "dev.roster.words..")
                .and()
                // Reads the vocabulary of its own jar, once.
                .doNotHaveFullyQualifiedName("dev.roster.words.VocabularyFile")
                .should()
                .dependOnClassesThat(describe(
                        "impure",
                        type -> isFile(type)
                                || type.getPackageName().startsWith("java.nio.file")
                                || type.getPackageName().startsWith("java.nio.channels")
                                || type.getPackageName().startsWith("java.net")
                                || type.getPackageName().startsWith("java.sql")
                                || type.getPackageName().startsWith("org.slf4j")
                                || type.getName().endsWith("Store")
                                || type.getName().endsWith("Stores")
                                || type.isEquivalentTo(Clock.class)
                                || type.isEquivalentTo(Random.class)
                                || type.getName().equals("java.security.SecureRandom"))));
    }

    @Test
    void onlyTheBuilderKnowsTheSystemClock() {
        check(noClasses()
                .that()
                .doNotHaveFullyQualifiedName("dev.roster.RosterBuilder")
                .should()
                .callMethod(Instant.class, "now")
                .orShould()
                .callMethod(LocalDate.class, "now")
                .orShould()
                .callMethod(LocalDateTime.class, "now")
                .orShould()
                .callMethod(Clock.class, "systemUTC")
                .orShould()
                .callMethod(System.class, "currentTimeMillis"));
    }

    @Test
    @DisplayName("C2: nobody folds case but by the canonical form")
    void identifiersAreNeverFoldedByTheJdk() {
        check(noClasses()
                .should()
                .callMethod(String.class, "equalsIgnoreCase", String.class)
                .orShould()
                .callMethod(String.class, "compareToIgnoreCase", String.class)
                .orShould()
                .accessField(String.class, "CASE_INSENSITIVE_ORDER")
                .orShould()
                .callMethod(String.class, "toLowerCase")
                .orShould()
                .callMethod(String.class, "toUpperCase"));
    }

    @Test
    void jacksonStaysInJson() {
        check(noClasses()
                .that()
                .resideOutsideOfPackage("dev.roster.json..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("tools.jackson..", "com.fasterxml.."));
    }

    @Test
    void jakartaStaysInValidation() {
        check(noClasses()
                .that()
                .resideOutsideOfPackage("dev.roster.validation..")
                .should()
                .dependOnClassesThat()
                .resideInAPackage("jakarta.."));
    }

    @Test
    @DisplayName("rules of hosts know users, not what is done with them")
    void validationStandsOnTheModel() {
        check(noClasses()
                .that()
                .resideInAPackage("dev.roster.validation..")
                .should()
                .dependOnClassesThat(describe(
                        "of the core",
                        type -> type.getPackageName().startsWith("dev.roster")
                                && !Set.of("dev.roster.validation", "dev.roster.model", "dev.roster.table")
                                        .contains(type.getPackageName()))));
    }

    @Test
    void phoneNumberParsingStaysInCell() {
        check(noClasses()
                .that()
                .resideOutsideOfPackage("dev.roster.cell..")
                .should()
                .dependOnClassesThat()
                .resideInAPackage("com.google.."));
    }

    @Test
    @DisplayName("no third-party type in a public signature")
    void signaturesSpeakOurOwnWords() {
        check(methods()
                .that()
                .arePublic()
                .and()
                .areDeclaredInClassesThat()
                .arePublic()
                .should(have(describe("own or JDK types only", ArchitectureTest::isOwnSignature))));
    }

    @Test
    void onlyApplyWritesUsers() {
        check(noClasses()
                .that()
                .resideOutsideOfPackages("dev.roster.apply..", "dev.roster.memory..", "dev.roster.spi..")
                .should()
                .dependOnClassesThat()
                .haveNameMatching("dev\\.roster\\.spi\\.(Write|CommitUnit).*"));
    }

    @Test
    void everyPublicTypeIsFinalAnInterfaceOrAnException() {
        check(classes()
                .that()
                .arePublic()
                .and()
                .areNotInterfaces()
                .and()
                .areNotAssignableTo(Throwable.class)
                .should()
                .haveModifier(JavaModifier.FINAL));
    }

    private static boolean isOwnSignature(JavaMethod method) {
        return Stream.concat(method.getRawParameterTypes().stream(), Stream.of(method.getRawReturnType()))
                .map(JavaClass::getBaseComponentType)
                .allMatch(type -> type.isPrimitive()
                        || type.getPackageName().startsWith("java.")
                        || isValidation(method, type)
                        || type.getPackageName().startsWith("dev.roster"));
    }

    private static boolean isValidation(JavaMethod method, JavaClass type) {
        return type.getPackageName().startsWith("jakarta.validation")
                && method.getOwner().getPackageName().equals("dev.roster.validation");
    }

    /** Files and streams; the exception of an Appendable is none. */
    private static boolean isFile(JavaClass type) {
        return type.getPackageName().startsWith("java.io")
                && !type.isEquivalentTo(IOException.class)
                && !type.isEquivalentTo(UncheckedIOException.class);
    }

    private static void check(ArchRule rule) {
        rule.check(HOUSE);
    }
}
