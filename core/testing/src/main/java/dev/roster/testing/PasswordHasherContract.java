package dev.roster.testing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.roster.signin.Password;
import dev.roster.signin.PasswordHasher;
import dev.roster.signin.PasswordRefusedException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/**
 * What a hasher of passwords must keep, as tests of JUnit, which the host brings: the test of a hasher of yours implements it.
 *
 * <pre>{@code
 * class OurHasherTest implements PasswordHasherContract {
 *
 *     @Override
 *     public PasswordHasher newHasher() {
 *         return OurHasher.withRounds(4); // the fewest that it takes: it hashes some thousand times
 *     }
 * }
 * }</pre>
 *
 * <ul>
 *   <li>PH-01: the password that was hashed verifies, again and again, and no other one; it stays the caller's
 *   <li>PH-02: two hashes of one password differ, by a salt of each
 *   <li>PH-03: what it wrote it accepts and need not make again, and so does another one with the same settings
 *   <li>PH-04: a hash has 1 to 512 visible ASCII characters, which every store keeps
 *   <li>PH-05: texts that no hasher wrote, or that would cost hours or gigabytes, are not accepted; no text makes it throw
 *   <li>PH-06: a hash that was cut, lengthened or changed in one bit verifies no longer
 *   <li>PH-07: a hash with other numbers verifies no longer, and is told soon, however great they are
 *   <li>PH-08: longer passwords than the declared maximum of 64 bytes of UTF-8 or more are refused, and verify nothing
 *   <li>PH-09: no password is cut: the last byte counts at every length
 *   <li>PH-10: what cannot be a password is refused, and verifies nothing
 *   <li>PH-11: neither the hash nor {@code toString} nor a message shows a password
 *   <li>PH-12: 16 threads share one hasher, and each has its own answer
 * </ul>
 *
 * <p>Every run asks the same; only salts differ.
 */
public interface PasswordHasherContract {

    /**
     * Makes a hasher.
     *
     * @return the hasher under test with the same settings in every call, the least costly that it takes
     */
    PasswordHasher newHasher();

    /**
     * How long a hasher may look at one text.
     *
     * @return the time after which it counts as endless (PH-05 to PH-07), 30 seconds unless told: no sound one comes near
     */
    default Duration patience() {
        return Duration.ofSeconds(30);
    }

    /** What verifies. */
    @Test
    @DisplayName(
            "PH-01: the password that was hashed verifies, again and again, and no other one; it stays the caller's")
    default void verifiesWhatWasHashed() {
        PasswordHasher hasher = newHasher();
        for (String typed : SamplePasswords.ALL) {
            try (Password password = Password.of(typed)) {
                String kept = hasher.hash(password);
                assertThat(hasher.verify(Password.of(typed), kept)).as(typed).isTrue();
                assertThat(hasher.verify(password, kept))
                        .as("%s, once more", typed)
                        .isTrue();
            }
        }
        String kept = hasher.hash(Password.of(SamplePasswords.ONE));
        for (String other : SamplePasswords.LIKE_ONE) {
            assertThat(hasher.verify(Password.of(other), kept)).as(other).isFalse();
        }
    }

    /** What makes hashes of one password differ. */
    @Test
    @DisplayName("PH-02: two hashes of one password differ, by a salt of each")
    default void saltsEachHash() {
        PasswordHasher hasher = newHasher();
        Password password = Password.of(SamplePasswords.ONE);
        List<String> kept =
                IntStream.range(0, 20).mapToObj(i -> hasher.hash(password)).toList();
        assertThat(kept).doesNotHaveDuplicates().doesNotContain(newHasher().hash(password));
    }

    /** What becomes of its own hashes. */
    @Test
    @DisplayName(
            "PH-03: what it wrote it accepts and need not make again, and so does another one with the same settings")
    default void knowsItsOwn() {
        Password password = Password.of(SamplePasswords.ONE);
        String kept = newHasher().hash(password);
        PasswordHasher hasher = newHasher();
        assertThat(hasher.accepts(kept)).as("accepts").isTrue();
        assertThat(hasher.needsRehash(kept)).as("needs to be made again").isFalse();
        assertThat(hasher.verify(password, kept)).as("verifies").isTrue();
    }

    /** What a hash looks like. */
    @Test
    @DisplayName("PH-04: a hash has 1 to 512 visible ASCII characters, which every store keeps")
    default void fitsIntoEveryStore() {
        PasswordHasher hasher = newHasher();
        Stream.concat(SamplePasswords.ALL.stream(), Stream.of(SamplePasswords.longest(hasher)))
                .forEach(typed -> assertThat(hasher.hash(Password.of(typed))).matches("[!-~]{1,512}"));
    }

    /** Texts of others. */
    @Test
    @DisplayName("PH-05: texts that no hasher wrote, or that would cost hours or gigabytes, are not accepted")
    default void acceptsNoTextOfNobody() {
        try (TextTrial trial = TextTrial.of(this)) {
            for (String text : HashTexts.OF_NOBODY) {
                assertThat(trial.ask(text)).as(HashTexts.shown(text)).isEqualTo(TextTrial.Answer.NOT_ACCEPTED);
            }
            trial.refuses(HashTexts.OF_OTHERS);
        }
    }

    /** Damaged hashes. */
    @Test
    @DisplayName("PH-06: a hash that was cut, lengthened or changed in one bit verifies no longer")
    default void verifiesNoDamagedHash() {
        try (TextTrial trial = TextTrial.of(this)) {
            trial.refuses(HashTexts.cut(trial.kept()));
            trial.refuses(HashTexts.lengthened(trial.kept()));
            trial.refuses(HashTexts.flipped(trial.kept()));
        }
    }

    /** Parameters that would cost too much. */
    @Test
    @DisplayName("PH-07: a hash with other numbers verifies no longer, and is told soon, however great they are")
    default void answersSoon() {
        try (TextTrial trial = TextTrial.of(this)) {
            trial.refuses(HashTexts.withOtherNumbers(trial.kept()));
        }
    }

    /** How long a password may be. */
    @Test
    @DisplayName("PH-08: longer passwords than the declared maximum of 64 bytes of UTF-8 or more are refused")
    default void refusesLongerPasswords() {
        PasswordHasher hasher = newHasher();
        assertThat(hasher.maxLength()).as("the longest").isGreaterThanOrEqualTo(64);
        String longest = SamplePasswords.longest(hasher);
        String kept = hasher.hash(Password.of(longest));
        assertThat(hasher.verify(Password.of(longest), kept)).as("the longest").isTrue();
        for (String longer : List.of(longest + "x", "é".repeat(hasher.maxLength() / 2 + 1))) {
            assertRefused(hasher, longer, kept);
        }
    }

    /** What counts of a password. */
    @Test
    @DisplayName("PH-09: no password is cut: the last byte counts at every length")
    default void cutsNoPassword() {
        PasswordHasher hasher = newHasher();
        int longest = SamplePasswords.longest(hasher).length();
        for (int length : SamplePasswords.lengthsUpTo(longest)) {
            String start = "x".repeat(length - 1);
            String kept = hasher.hash(Password.of(start + "a"));
            assertThat(hasher.verify(Password.of(start + "b"), kept))
                    .as("another one in byte %s", length)
                    .isFalse();
            assertThat(hasher.verify(Password.of(start), kept))
                    .as("one without byte %s", length)
                    .isFalse();
        }
        String start = "x".repeat(longest - 2);
        assertThat(hasher.verify(Password.of(start + "è"), hasher.hash(Password.of(start + "é"))))
                .as("a letter of two bytes at the end")
                .isFalse();
    }

    /** What is no password. */
    @Test
    @DisplayName("PH-10: what cannot be a password is refused, and verifies nothing")
    default void refusesWhatIsNoPassword() {
        PasswordHasher hasher = newHasher();
        String kept = hasher.hash(Password.of("correct"));
        for (String typed : SamplePasswords.UNUSABLE) {
            assertRefused(hasher, typed, kept);
        }
    }

    /** What is shown. */
    @Test
    @DisplayName("PH-11: neither the hash nor toString nor a message shows a password")
    default void showsNoPassword() {
        PasswordHasher hasher = newHasher();
        String typed = SamplePasswords.ONE;
        String kept = hasher.hash(Password.of(typed));
        hasher.verify(Password.of(typed), kept);
        byte[] bytes = typed.getBytes(StandardCharsets.UTF_8);
        assertThat(kept)
                .as("the hash")
                .doesNotContain(typed)
                .doesNotContainIgnoringCase(HexFormat.of().formatHex(bytes))
                .doesNotContain(Base64.getEncoder().withoutPadding().encodeToString(bytes));
        assertThat(hasher.toString())
                .as("toString")
                .doesNotContain(typed)
                .doesNotContain(kept.substring(kept.length() / 2));
        String longer = typed.repeat(hasher.maxLength() / typed.length() + 1);
        assertThatThrownBy(() -> hasher.hash(Password.of(longer))).hasMessageNotContaining(typed);
    }

    /** Many threads at once. */
    @Test
    @DisplayName("PH-12: 16 threads share one hasher, and each has its own answer")
    default void worksForManyThreads() {
        assertThat(ThreadTrial.wrongAnswers(newHasher())).isEmpty();
    }

    private static void assertRefused(PasswordHasher hasher, String typed, String kept) {
        String shown = HashTexts.shown(typed);
        assertThatThrownBy(() -> hasher.hash(Password.of(typed)))
                .as(shown)
                .isInstanceOf(PasswordRefusedException.class);
        assertThatCode(() -> assertThat(hasher.verify(Password.of(typed), kept))
                        .as(shown)
                        .isFalse())
                .doesNotThrowAnyException();
    }
}
