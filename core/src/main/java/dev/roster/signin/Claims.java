package dev.roster.signin;

import dev.roster.model.CanonicalForm;
import dev.roster.table.Fingerprints;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * What an identity provider says of somebody, verified by the host: the attributes of a SAML 2.0 assertion, or the claims of an
 * OpenID Connect id token. Immutable.
 *
 * <pre>{@code
 * Claims.of(token.issuer(), token.subject()).with("email", token.email()).with(Claims.Email.VERIFIED)
 * }</pre>
 *
 * @param issuer who says it: {@code iss} (OpenID Connect Core 1.0 §2), or the entity id of a SAML issuer; 1 to 2,000 visible
 *     characters, compared as they are
 * @param subject whom it is about, the same for ever and never given to somebody else: {@code sub}, or a persistent {@code NameID}
 *     (SAML 2.0 Core §8.3.7); 1 to 2,000 visible characters, compared as they are
 * @param attributes the values by the names of the claims, as the identity provider writes them; up to 10,000 values in all
 * @param email whether the address is known to be theirs
 */
public record Claims(String issuer, String subject, Map<String, List<String>> attributes, Email email) {

    /** The most characters of an issuer or a subject. */
    public static final int MAX_LENGTH = 2_000;

    private static final int MAX_VALUES = 10_000;

    /** Whether an address is known to be of the person who signs in. */
    public enum Email {
        /** Nobody says so. The default: {@code email_verified} is false or missing. Such an address is nobody's here. */
        UNVERIFIED,
        /**
         * The identity provider says so by {@code email_verified} (OpenID Connect Core 1.0 §5.1), or the host knows that it gives
         * no other addresses.
         */
        VERIFIED
    }

    /**
     * Copies the attributes.
     *
     * @throws IllegalArgumentException if issuer or subject is blank, too long or not visible, or there are too many values
     */
    public Claims {
        requireText("an issuer", issuer);
        requireText("a subject", subject);
        Map<String, List<String>> copied = new LinkedHashMap<>();
        attributes.forEach((name, values) -> copied.put(name, List.copyOf(values)));
        if (copied.values().stream().mapToInt(List::size).sum() > MAX_VALUES) {
            throw new IllegalArgumentException("claims have up to 10,000 values");
        }
        attributes = Collections.unmodifiableMap(copied);
        Objects.requireNonNull(email, "email");
    }

    /** Texts that are the same once they are bytes would be the same person. */
    private static void requireText(String what, String text) {
        if (text.isBlank() || text.length() > MAX_LENGTH || !CanonicalForm.isVisible(text)) {
            throw new IllegalArgumentException(
                    what + " has 1 to 2,000 visible characters, found " + text.length() + " characters");
        }
    }

    /**
     * Claims without attributes.
     *
     * @param issuer who says it
     * @param subject whom it is about
     * @return the claims, whose address is not verified
     * @throws IllegalArgumentException if one of them is blank, too long or not visible
     */
    public static Claims of(String issuer, String subject) {
        return new Claims(issuer, subject, Map.of(), Email.UNVERIFIED);
    }

    /**
     * The same claims with one more, or other values of one.
     *
     * @param name how the identity provider writes it
     * @param values its values
     * @return the changed copy
     */
    public Claims with(String name, String... values) {
        Map<String, List<String>> more = new LinkedHashMap<>(attributes);
        more.put(name, List.of(values));
        return new Claims(issuer, subject, more, email);
    }

    /**
     * The same claims with an address that is known to be theirs, or not.
     *
     * @param other whether it is
     * @return the changed copy
     */
    public Claims with(Email other) {
        return new Claims(issuer, subject, attributes, other);
    }

    /**
     * The id by which the user is found again: a digest, so that equal subjects of two issuers, and subjects that differ in case
     * alone, never meet where external ids are compared.
     *
     * @return {@link JustInTime#ID_PREFIX} and 64 hexadecimal digits
     */
    public String externalId() {
        MessageDigest digest = Fingerprints.sha256();
        digest.update((issuer.length() + ":" + issuer + subject).getBytes(StandardCharsets.UTF_8));
        return JustInTime.ID_PREFIX + Fingerprints.hex(digest);
    }

    /** {@return the issuer alone: the rest is personal data} */
    @Override
    public String toString() {
        return "Claims[" + issuer + "]";
    }
}
