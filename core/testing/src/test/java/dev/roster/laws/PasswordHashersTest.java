package dev.roster.laws;

import static org.assertj.core.api.Assertions.assertThat;

import dev.roster.signin.PasswordHasher;
import dev.roster.testing.PasswordHasherContract;
import java.time.Duration;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** The hashers of Roster keep the contract of hashers, and those that are broken on purpose fail by the rule they break. */
class PasswordHashersTest {

    private static final Map<String, ContractRule> RULES = ContractRule.of(PasswordHasherContract.class);

    @Nested
    class Pbkdf2 implements PasswordHasherContract {
        @Override
        public PasswordHasher newHasher() {
            return PasswordHasher.pbkdf2(1_000);
        }
    }

    @Nested
    class Chain implements PasswordHasherContract {
        @Override
        public PasswordHasher newHasher() {
            return PasswordHasher.pbkdf2(1_001).alsoVerifying(PasswordHasher.pbkdf2(1_000));
        }
    }

    /** What an author may do wrong, and the rule that tells. */
    private static Stream<Flaw> flaws() {
        return Stream.of(
                new Flaw("takes any password", "PH-01", BrokenHashers::takingAnyPassword),
                new Flaw("reads C as c", "PH-01", BrokenHashers::foldingCase),
                new Flaw("leaves blanks at the ends out", "PH-01", BrokenHashers::trimming),
                new Flaw("closes the password of the caller", "PH-01", BrokenHashers::closing),
                new Flaw("has one salt for each password", "PH-02", BrokenHashers::withOneSalt),
                new Flaw("has a key of its own, which is lost with it", "PH-03", BrokenHashers::withAKeyOfItsOwn),
                new Flaw("makes its own again", "PH-03", BrokenHashers::neverContent),
                new Flaw("ends a hash with a line end", "PH-04", BrokenHashers::withALineEnd),
                new Flaw("writes 600 characters", "PH-04", BrokenHashers::withManyCharacters),
                new Flaw("accepts everything", "PH-05", BrokenHashers::acceptingEverything),
                new Flaw("lets in where there is no hash", "PH-05", BrokenHashers::verifyingWhatItDoesNotKnow),
                new Flaw("throws on garbage", "PH-05", BrokenHashers::throwingOnGarbage),
                new Flaw("reads over blanks around a hash", "PH-06", BrokenHashers::stripping),
                new Flaw("reads over what follows a hash", "PH-06", BrokenHashers::ignoringTheEnd),
                new Flaw("reads the algorithm in either case", "PH-06", BrokenHashers::readingEitherCase),
                new Flaw("believes any number of iterations", "PH-07", BrokenHashers::believingAnyNumber),
                new Flaw("takes 32 bytes", "PH-08", BrokenHashers::takingFewBytes),
                new Flaw("counts letters instead of bytes", "PH-08", BrokenHashers::countingLetters),
                new Flaw("throws when it verifies a longer password", "PH-08", BrokenHashers::throwingOnLongerOnes),
                new Flaw("cuts after 72 bytes", "PH-09", BrokenHashers::cutting),
                new Flaw("ignores the last byte of the longest", "PH-09", BrokenHashers::ignoringTheLastByte),
                new Flaw("takes nothing for a password", "PH-10", BrokenHashers::takingNothing),
                new Flaw("throws when it verifies nothing", "PH-10", BrokenHashers::throwingOnNothing),
                new Flaw("shows the last hash", "PH-11", BrokenHashers::showingTheLastHash),
                new Flaw("keeps the password beside its hash", "PH-11", BrokenHashers::keepingThePassword),
                new Flaw("quotes the password it refuses", "PH-11", BrokenHashers::quoting),
                new Flaw("has one place for the passwords of all threads", "PH-12", BrokenHashers::sharing));
    }

    @TestFactory
    Stream<DynamicTest> failsByTheRuleThatIsBroken() {
        return flaws().map(flaw -> DynamicTest.dynamicTest(flaw.what(), flaw::fails));
    }

    @Test
    void hasAFlawForEachRule() {
        Set<String> broken = flaws().map(Flaw::rule).collect(Collectors.toSet());
        assertThat(RULES).hasSize(12);
        assertThat(broken).isEqualTo(RULES.keySet());
    }

    private record Flaw(String what, String rule, UnaryOperator<PasswordHasher> broken) {

        void fails() {
            ContractRule own = Objects.requireNonNull(RULES.get(rule), rule);
            assertThat(own.fails(new Impatient(broken))).as(rule).isTrue();
        }
    }

    /** Gives an endless hasher up sooner than a host has to. */
    private record Impatient(UnaryOperator<PasswordHasher> flaw) implements PasswordHasherContract {

        @Override
        public PasswordHasher newHasher() {
            return flaw.apply(PasswordHasher.pbkdf2(1_000));
        }

        @Override
        public Duration patience() {
            return Duration.ofSeconds(2);
        }
    }
}
