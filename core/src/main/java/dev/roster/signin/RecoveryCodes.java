package dev.roster.signin;

import dev.roster.spi.Credentials;
import dev.roster.table.Fingerprints;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * Codes that stand in for a lost authenticator, each good once: shown when they are drawn, and kept as hashes alone. Immutable;
 * {@link #toString()} shows none.
 *
 * <p>They are look-up secrets of NIST SP 800-63B-4 §3.1.2 of 120 random bits. From 112 bits on a fast hash without a salt is what
 * the standard asks for (§3.1.2.2), for nobody guesses so much and no table holds it; shorter ones had to be salted and hashed as
 * slowly as passwords are.
 */
public final class RecoveryCodes {

    private static final int COUNT = 10;
    private static final int CHARS = 24;
    private static final int GROUP = 4;

    /** Base 32 of Douglas Crockford: neither I nor L nor O, which look like digits, nor U. */
    private static final String ALPHABET = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";
    /** What somebody may type for a character of the alphabet, above the character. */
    private static final String TYPED = "abcdefghjkmnpqrstvwxyzOoIiLl";

    private static final String READ = "ABCDEFGHJKMNPQRSTVWXYZ001111";

    private final List<String> codes;

    private RecoveryCodes(List<String> codes) {
        this.codes = codes;
    }

    /** {@return 10 new codes} */
    public static RecoveryCodes draw() {
        return draw(COUNT);
    }

    /**
     * Draws codes.
     *
     * @param count how many, 1 to {@value Credentials.SecondFactor#MAX_RECOVERY_CODES}
     * @return the codes
     * @throws IllegalArgumentException if the number is out of bounds
     */
    public static RecoveryCodes draw(int count) {
        if (count < 1 || count > Credentials.SecondFactor.MAX_RECOVERY_CODES) {
            throw new IllegalArgumentException("there are 1 to " + Credentials.SecondFactor.MAX_RECOVERY_CODES
                    + " recovery codes, found " + count + "; " + COUNT + " is the default");
        }
        SecureRandom random = new SecureRandom();
        return new RecoveryCodes(
                Stream.generate(() -> code(random)).limit(count).toList());
    }

    /** {@return the codes for their user: 24 digits and letters each, in groups of 4 with a hyphen between} */
    public List<String> shown() {
        return codes.stream().map(RecoveryCodes::grouped).toList();
    }

    /** {@return what is kept of the codes, in their order: SHA-256, 64 hexadecimal digits each} */
    public List<String> hashes() {
        return codes.stream().map(RecoveryCodes::hash).toList();
    }

    /**
     * Uses a code up. All hashes are compared, each in a time that does not tell how much of it is equal.
     *
     * @param hashes what is kept
     * @param typed any text; its blanks and dashes and the case do not count, and I, L and O are the digits that they look like
     * @return what is kept from now on, which may be nothing; empty where it is none of the codes
     */
    public static Optional<List<String>> use(List<String> hashes, String typed) {
        Optional<byte[]> used = read(typed).map(code -> hash(code).getBytes(StandardCharsets.UTF_8));
        List<String> left = new ArrayList<>(hashes);
        used.ifPresent(
                hash -> left.removeIf(kept -> MessageDigest.isEqual(hash, kept.getBytes(StandardCharsets.UTF_8))));
        return left.size() < hashes.size() ? Optional.of(List.copyOf(left)) : Optional.empty();
    }

    /** {@return how many codes there are} */
    @Override
    public String toString() {
        return "RecoveryCodes[" + codes.size() + "]";
    }

    private static String code(SecureRandom random) {
        return random.ints(CHARS, 0, ALPHABET.length())
                .mapToObj(i -> ALPHABET.substring(i, i + 1))
                .collect(Collectors.joining());
    }

    private static String grouped(String code) {
        return IntStream.range(0, CHARS / GROUP)
                .mapToObj(group -> code.substring(group * GROUP, (group + 1) * GROUP))
                .collect(Collectors.joining("-"));
    }

    private static Optional<String> read(String typed) {
        String code = TypedCode.of(typed)
                .chars()
                .map(c -> TYPED.indexOf(c) < 0 ? c : READ.charAt(TYPED.indexOf(c)))
                .mapToObj(Character::toString)
                .collect(Collectors.joining());
        boolean isCode = code.length() == CHARS && code.chars().allMatch(c -> ALPHABET.indexOf(c) >= 0);
        return isCode ? Optional.of(code) : Optional.empty();
    }

    private static String hash(String code) {
        return HexFormat.of().formatHex(Fingerprints.sha256().digest(code.getBytes(StandardCharsets.UTF_8)));
    }
}
