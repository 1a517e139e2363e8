package dev.roster.signin;

import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.Collection;
import java.util.EnumSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What is asked of new passwords. The default is what NIST SP 800-63B-4 §3.1.1.2 and OWASP ASVS 5.0 §6.2 ask for: length, and
 * no password that is common, stolen or a name. Kinds of characters, expiry and history, which both advise against, are there for
 * applications that must have them. Immutable.
 *
 * <pre>{@code
 * PasswordPolicy.defaults().withWords(List.of("Acme", "Acme Portal"))
 * PasswordPolicy.defaults().withComposition(CharacterKind.DIGIT).withMaxAge(Duration.ofDays(90)).withHistory(5)
 * }</pre>
 *
 * @param minLength the fewest code points where the password is all that signs somebody in
 * @param minLengthWithSecondFactor the fewest where it is one of two factors
 * @param maxLength the most code points
 * @param words names of the application and its company, and words of its trade, which are no passwords
 * @param composition what kinds of characters a password must hold, one of each
 * @param maxAge how long a password is good for, or null for ever
 * @param history how many of the last passwords, the present one among them, may not come again
 */
public record PasswordPolicy(
        int minLength,
        int minLengthWithSecondFactor,
        int maxLength,
        Set<String> words,
        Set<CharacterKind> composition,
        @Nullable Duration maxAge,
        int history) {

    /** The shortest password that any policy takes (NIST SP 800-63B-4 §3.1.1.2). */
    public static final int SHORTEST = 8;

    /** So many code points and bytes are never too long (NIST SP 800-63B-4 §3.1.1.2). */
    public static final int ALWAYS_TAKEN = 64;

    /** The greatest maximum. */
    public static final int LONGEST = 1024;

    /** The most former passwords that are compared, since each costs a hash. */
    public static final int MAX_HISTORY = 24;

    private static final PasswordPolicy DEFAULTS = new PasswordPolicy(15, SHORTEST, 128, Set.of(), Set.of(), null, 0);

    /**
     * Checks the bounds, and copies the sets.
     *
     * @throws IllegalArgumentException if a minimum is not {@value #SHORTEST} to {@value #ALWAYS_TAKEN}, the one with a second
     *     factor is the greater one, the maximum is not {@value #ALWAYS_TAKEN} to {@value #LONGEST}, the age is not
     *     positive, or the history not 0 to {@value #MAX_HISTORY}
     */
    public PasswordPolicy {
        check("the minimum with a second factor", minLengthWithSecondFactor, SHORTEST, minLength);
        check("the minimum", minLength, SHORTEST, ALWAYS_TAKEN);
        check("the maximum", maxLength, ALWAYS_TAKEN, LONGEST);
        check("the history", history, 0, MAX_HISTORY);
        if (maxAge != null && (maxAge.isZero() || maxAge.isNegative())) {
            throw new IllegalArgumentException(
                    "passwords are good for some time, found " + maxAge + "; null keeps them for ever");
        }
        words = Set.copyOf(words);
        composition = Set.copyOf(composition);
    }

    private static void check(String what, int value, int least, int most) {
        if (value < least || value > most) {
            throw new IllegalArgumentException(what + " is " + least + " to " + most + ", found " + value);
        }
    }

    /** {@return 15 to 128 code points, 8 with a second factor; no words, kinds of characters, expiry or history} */
    public static PasswordPolicy defaults() {
        return DEFAULTS;
    }

    /**
     * With other minimums.
     *
     * @param alone the fewest code points where the password is all that signs somebody in, {@value #SHORTEST} to {@value
     *     #ALWAYS_TAKEN}; 15 by default
     * @param withSecondFactor the fewest with a second factor, {@value #SHORTEST} to {@code alone}; 8 by default
     * @return the policy
     * @throws IllegalArgumentException if one is out of bounds
     */
    public PasswordPolicy withMinLength(int alone, int withSecondFactor) {
        return new PasswordPolicy(alone, withSecondFactor, maxLength, words, composition, maxAge, history);
    }

    /**
     * With another maximum. What the hasher takes is a limit of its own.
     *
     * @param codePoints the most code points, {@value #ALWAYS_TAKEN} to {@value #LONGEST}; 128 by default
     * @return the policy
     * @throws IllegalArgumentException if it is out of bounds
     */
    public PasswordPolicy withMaxLength(int codePoints) {
        return new PasswordPolicy(
                minLength, minLengthWithSecondFactor, codePoints, words, composition, maxAge, history);
    }

    /**
     * With words that are no passwords, however they are written.
     *
     * @param others names of the application and the company, words of the trade; those of fewer than 3 letters count nothing
     * @return the policy with these words only
     */
    public PasswordPolicy withWords(Collection<String> others) {
        return new PasswordPolicy(
                minLength, minLengthWithSecondFactor, maxLength, Set.copyOf(others), composition, maxAge, history);
    }

    /**
     * With kinds of characters, one of each of which a password must hold.
     *
     * @param kinds the kinds; none by default
     * @return the policy with these kinds only
     */
    public PasswordPolicy withComposition(CharacterKind... kinds) {
        Set<CharacterKind> all = EnumSet.noneOf(CharacterKind.class);
        all.addAll(Arrays.asList(kinds));
        return new PasswordPolicy(minLength, minLengthWithSecondFactor, maxLength, words, all, maxAge, history);
    }

    /**
     * With an end of passwords.
     *
     * @param age how long one is good for, or null for ever, the default: with 90 days, one of the first of January at noon has
     *     expired on the first of April at noon
     * @return the policy
     * @throws IllegalArgumentException if it is not positive
     */
    public PasswordPolicy withMaxAge(@Nullable Duration age) {
        return new PasswordPolicy(minLength, minLengthWithSecondFactor, maxLength, words, composition, age, history);
    }

    /**
     * With former passwords that may not come again.
     *
     * @param passwords how many of the last, the present one among them, 0 to {@value #MAX_HISTORY}; 0 by default. Each costs
     *     a hash whenever a password is chosen
     * @return the policy
     * @throws IllegalArgumentException if it is out of bounds
     */
    public PasswordPolicy withHistory(int passwords) {
        return new PasswordPolicy(
                minLength, minLengthWithSecondFactor, maxLength, words, composition, maxAge, passwords);
    }

    /**
     * Tells whether a password is past its time.
     *
     * @param changedAt when it was set
     * @param now the moment
     * @return whether it has expired, which is never where there is no age
     */
    public boolean isExpired(Instant changedAt, Instant now) {
        return maxAge != null && Duration.between(changedAt, now).compareTo(maxAge) >= 0;
    }

    /** The fewest code points of a password in such a use. */
    int minLength(PasswordOwner.Use use) {
        return switch (use) {
            case ALONE -> minLength;
            case WITH_SECOND_FACTOR -> minLengthWithSecondFactor;
        };
    }
}
