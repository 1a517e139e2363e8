package dev.roster.signin;

import dev.roster.table.Fingerprints;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;

/**
 * Codes by which a user gets in whose authenticator is lost, each once: look-up secrets of NIST SP 800-63B. They have 80 random bits,
 * so a fast hash without salt keeps them: nobody finds one by trying. Immutable.
 */
public final class RecoveryCodes {

    private static final int COUNT = 10;
    private static final int CHARS = 16;
    private static final int GROUP = 4;
    private static final int MAX_TYPED = 100;
    /** Crockford's Base32: no letter that looks like a digit, no U. */
    private static final String ALPHABET = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";

    private static final SecureRandom RANDOM = new SecureRandom();

    private final List<String> shown;

    private RecoveryCodes(List<String> shown) {
        this.shown = List.copyOf(shown);
    }

    /** {@return ten new codes} */
    public static RecoveryCodes draw() {
        List<String> drawn = new ArrayList<>(COUNT);
        for (int code = 0; code < COUNT; code++) {
            StringBuilder text = new StringBuilder();
            for (int i = 0; i < CHARS; i++) {
                text.append(i > 0 && i % GROUP == 0 ? "-" : "")
                        .append(ALPHABET.charAt(RANDOM.nextInt(ALPHABET.length())));
            }
            drawn.add(text.toString());
        }
        return new RecoveryCodes(drawn);
    }

    /** {@return the codes as the user sees them, this once: {@code 7K3M-…}} */
    public List<String> shown() {
        return shown;
    }

    /** {@return what is kept of them} */
    public List<String> hashes() {
        return shown.stream().map(code -> hash(cleaned(code))).toList();
    }

    /**
     * Uses a code up.
     *
     * @param hashes what is kept
     * @param typed what was typed, any text; case, blanks and hyphens do not count, and {@code O}, {@code I} and {@code L} are the
     *     digits they look like
     * @return what is kept from now on; empty when it is none of the codes
     */
    public static Optional<List<String>> use(List<String> hashes, String typed) {
        byte[] wanted = hash(cleaned(typed)).getBytes(StandardCharsets.US_ASCII);
        List<String> left = new ArrayList<>(hashes.size());
        for (String hash : hashes) {
            if (!MessageDigest.isEqual(wanted, hash.getBytes(StandardCharsets.US_ASCII))) {
                left.add(hash);
            }
        }
        return left.size() < hashes.size() ? Optional.of(List.copyOf(left)) : Optional.empty();
    }

    private static String cleaned(String typed) {
        StringBuilder cleaned = new StringBuilder();
        (typed.length() > MAX_TYPED ? "" : typed)
                .chars()
                .filter(c -> c != ' ' && c != '-')
                .map(c -> c >= 'a' && c <= 'z' ? c - 'a' + 'A' : c)
                .map(c -> c == 'O' ? '0' : c == 'I' || c == 'L' ? '1' : c)
                .forEach(c -> cleaned.append((char) c));
        return cleaned.toString();
    }

    private static String hash(String code) {
        return HexFormat.of().formatHex(Fingerprints.sha256().digest(code.getBytes(StandardCharsets.UTF_8)));
    }

    /** {@return how many there are} */
    @Override
    public String toString() {
        return "RecoveryCodes[" + shown.size() + "]";
    }
}
