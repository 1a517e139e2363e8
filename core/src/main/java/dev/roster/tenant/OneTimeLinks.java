package dev.roster.tenant;

import dev.roster.access.Actor;
import dev.roster.model.EmailAddress;
import dev.roster.model.UserId;
import dev.roster.spi.OneTimeToken;
import dev.roster.spi.OneTimeToken.Purpose;
import dev.roster.table.Fingerprints;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.HexFormat;
import java.util.Optional;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * The secrets in one-time links. A secret is HMAC-SHA256 of what the link is for under the host's key: nothing from which
 * it could be told is stored, and yet whoever sends it again sends the same. Safe for use by many threads.
 */
public final class OneTimeLinks {

    /** The fewest bytes of a key. */
    public static final int MIN_KEY_BYTES = 32;

    /** Longer texts are no secrets of ours, and are not hashed. */
    private static final int MAX_SECRET = 100;

    /** How long a mark of a key is: no two keys of one host have the same. */
    private static final int MARK = 8;

    private static final String OPERATOR = "operator ";
    private static final String ALGORITHM = "HmacSHA256";

    private final SecretKeySpec key;
    private final String tenant;
    private final Duration life;

    /**
     * Makes links with a key.
     *
     * @param key {@value #MIN_KEY_BYTES} or more bytes that nobody else knows
     * @param tenant whose links: those of another tenant are others
     * @param life how long a link is good, at least a microsecond
     * @throws IllegalArgumentException if the key is shorter, or links would never be good
     */
    public OneTimeLinks(byte[] key, String tenant, Duration life) {
        if (key.length < MIN_KEY_BYTES) {
            throw new IllegalArgumentException(
                    "a key of links has 32 bytes or more from a secure random source, found " + key.length);
        }
        if (life.isNegative() || life.isZero()) {
            throw new IllegalArgumentException("an invitation is good for some time, found " + life);
        }
        this.key = new SecretKeySpec(key, ALGORITHM);
        this.tenant = tenant;
        this.life = life;
    }

    /**
     * One link.
     *
     * @param purpose what it is good for
     * @param id what tells it from all others of the purpose: the key of the message that sends it
     */
    public record Link(Purpose purpose, String id) {}

    /**
     * What a message says of its link, so that whoever sends it finds out whether they can.
     *
     * @param purpose what the link is good for
     * @param key a mark of the key of which the secret is made
     */
    public record Label(Purpose purpose, String key) {

        /**
         * Reads a label.
         *
         * @param text the label as a text
         * @return the label
         * @throws IllegalArgumentException if it is none
         */
        public static Label of(String text) {
            int blank = text.indexOf(' ');
            if (blank < 0) {
                throw new IllegalArgumentException("no label of a link: \"" + text + "\"");
            }
            return new Label(new Purpose(text.substring(0, blank)), text.substring(blank + 1));
        }

        /** {@return the label as a text} */
        @Override
        public String toString() {
            return purpose + " " + key;
        }
    }

    /**
     * The label of all links that are good for one thing.
     *
     * @param purpose what they are good for
     * @return the label, which tells nothing of the key but whether it is the same
     */
    public Label label(Purpose purpose) {
        return new Label(purpose, pseudonym("key", "").substring(0, MARK));
    }

    /**
     * The token of a link, as it is stored.
     *
     * @param link the link
     * @param user for whom
     * @param address where it is sent
     * @param issuer who sends it, whose rights are checked again
     * @param issuedAt from when it is good
     * @return the token
     */
    public OneTimeToken token(Link link, UserId user, EmailAddress address, String issuer, Instant issuedAt) {
        return token(link, user, address, issuer, issuedAt, life);
    }

    /**
     * The token of a link that is good for a time of its own.
     *
     * @param link the link
     * @param user for whom
     * @param address where it is sent
     * @param issuer who sends it
     * @param issuedAt from when it is good
     * @param lifetime how long it is good
     * @return the token
     */
    public OneTimeToken token(
            Link link, UserId user, EmailAddress address, String issuer, Instant issuedAt, Duration lifetime) {
        return new OneTimeToken(
                hashOf(secret(link.purpose(), link.id())),
                link.purpose(),
                user,
                address,
                issuer,
                issuedAt,
                issuedAt.plus(lifetime));
    }

    /**
     * Names who invites, or orders something. No id has a blank, so no user is taken for an operator, whoever is gone since.
     *
     * @param actor who does
     * @return the id of the user, or {@code operator} and the name
     */
    public static String issuerOf(Actor actor) {
        return actor.id().map(UserId::value).orElseGet(() -> OPERATOR + actor.name());
    }

    /**
     * Finds out who invited, or ordered something.
     *
     * @param issuer as {@link #issuerOf} names them
     * @return the name of the operator, or empty for a user, whose id the text is
     */
    public static Optional<String> operatorOf(String issuer) {
        return issuer.startsWith(OPERATOR) ? Optional.of(issuer.substring(OPERATOR.length())) : Optional.empty();
    }

    /**
     * The secret of a link.
     *
     * @param purpose what it is good for
     * @param id what tells it from all others
     * @return 43 characters that a URL takes as they are
     * @throws IllegalStateException if this Java has no HMAC-SHA256, which every Java has
     */
    public String secret(Purpose purpose, String id) {
        return code("roster-link", purpose.name(), id);
    }

    /**
     * A text in a form in which it is known again, and from which nobody without the key finds out what it was: for addresses
     * that attempts are counted by.
     *
     * @param kind what it is, such as {@code source}
     * @param text the text
     * @return 43 visible ASCII characters, others for each tenant and kind
     * @throws IllegalStateException if this Java has no HMAC-SHA256, which every Java has
     */
    public String pseudonym(String kind, String text) {
        return code("roster-pseudonym", kind, text);
    }

    private String code(String use, String kind, String text) {
        try {
            Mac mac = Mac.getInstance(ALGORITHM);
            mac.init(key);
            for (String part : new String[] {use, tenant, kind, text}) {
                byte[] bytes = part.getBytes(StandardCharsets.UTF_8);
                mac.update(ByteBuffer.allocate(Integer.BYTES).putInt(0, bytes.length));
                mac.update(bytes);
            }
            return Base64.getUrlEncoder().withoutPadding().encodeToString(mac.doFinal());
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every Java has " + ALGORITHM, e);
        }
    }

    /**
     * Tells whether somebody may have sent a secret.
     *
     * @param text what was sent
     * @return whether it is worth a look
     */
    public static boolean isPossible(String text) {
        return !text.isEmpty() && text.length() <= MAX_SECRET;
    }

    /**
     * What is stored of a secret.
     *
     * @param secret the secret
     * @return its hash
     */
    public static OneTimeToken.Hash hashOf(String secret) {
        byte[] hash = Fingerprints.sha256().digest(secret.getBytes(StandardCharsets.UTF_8));
        return new OneTimeToken.Hash(HexFormat.of().formatHex(hash));
    }
}
