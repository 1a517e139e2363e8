package dev.roster.passwords;

import dev.roster.signin.Password;
import dev.roster.signin.PasswordHasher;
import java.util.Arrays;
import java.util.List;

/**
 * Verifies hashes with the name of their algorithm in braces in front of them, as Spring Security and others keep them: {@code
 * {bcrypt}$2a$10$…}. Never writes a name, and wants a hash that has one anew, so that names are gone one day. A name that was not
 * given is not accepted. Immutable; as safe for many threads as the hasher it is made of.
 *
 * <pre>{@code
 * Argon2PasswordHasher argon2 = Argon2PasswordHasher.standard();
 * PasswordHasher hasher = argon2.alsoVerifying(
 *         PrefixedPasswordHasher.of(argon2, "argon2", "argon2@SpringSecurity_v5_8"),
 *         PrefixedPasswordHasher.of(BcryptPasswordHasher.standard(), "bcrypt"));
 * }</pre>
 */
public final class PrefixedPasswordHasher implements PasswordHasher {

    private final PasswordHasher hasher;
    private final List<String> prefixes;

    private PrefixedPasswordHasher(PasswordHasher hasher, List<String> prefixes) {
        this.hasher = hasher;
        this.prefixes = prefixes;
    }

    /**
     * Gives a hasher its names.
     *
     * @param hasher who verifies what stands behind a name, and hashes without one
     * @param names the names, letter by letter as they stand in the braces; one or more
     * @return the hasher
     * @throws IllegalArgumentException if there is no name, or one is empty or has a brace in it
     */
    public static PrefixedPasswordHasher of(PasswordHasher hasher, String... names) {
        List<String> prefixes =
                Arrays.stream(names).map(name -> "{" + name + "}").toList();
        if (prefixes.isEmpty() || !prefixes.stream().allMatch(prefix -> prefix.matches("\\{[^{}]+}"))) {
            throw new IllegalArgumentException(
                    "hashes have one name or more, without braces, such as bcrypt; found " + Arrays.toString(names));
        }
        return new PrefixedPasswordHasher(hasher, prefixes);
    }

    @Override
    public String hash(Password password) {
        return hasher.hash(password);
    }

    @Override
    public boolean verify(Password password, String encoded) {
        return hasher.verify(password, plain(encoded));
    }

    @Override
    public boolean accepts(String encoded) {
        return hasher.accepts(plain(encoded));
    }

    /** Tells what the hasher says of the whole text, which it does not know with a name in front. */
    @Override
    public boolean needsRehash(String encoded) {
        return hasher.needsRehash(encoded);
    }

    @Override
    public int maxLength() {
        return hasher.maxLength();
    }

    @Override
    public String toString() {
        return hasher + " named " + prefixes;
    }

    /** What stands behind a name; all of it where there is no name, or one that was not given. */
    private String plain(String encoded) {
        return prefixes.stream()
                .filter(encoded::startsWith)
                .findFirst()
                .map(prefix -> encoded.substring(prefix.length()))
                .orElse(encoded);
    }
}
