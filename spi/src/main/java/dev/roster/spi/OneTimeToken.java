package dev.roster.spi;

import dev.roster.model.EmailAddress;
import dev.roster.model.UserId;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Objects;

/**
 * The right to do one thing once, held by whoever has the secret that was sent.
 *
 * <p>It is bound to everything named here and to the tenant of its store: who accepts it compares
 * {@code address} with the address that the user has by then.
 *
 * @param hash the hash of the secret
 * @param purpose what it is good for
 * @param user for whom
 * @param address the stored address to which the secret was sent, compared as it is spelled
 * @param issuer who caused it, whose rights are checked again when it is used: a user id, or the name of a local operator
 * @param issuedAt from when it is good, UTC, kept to the microsecond
 * @param expiresAt from when it is good no longer, UTC, kept to the microsecond; after {@code issuedAt}
 */
public record OneTimeToken(
        Hash hash,
        Purpose purpose,
        UserId user,
        EmailAddress address,
        String issuer,
        Instant issuedAt,
        Instant expiresAt) {

    /**
     * Cuts the moments to the microsecond and checks their order.
     *
     * @throws IllegalArgumentException if the token would never be good
     */
    public OneTimeToken {
        Objects.requireNonNull(hash, "hash");
        Objects.requireNonNull(purpose, "purpose");
        Objects.requireNonNull(user, "user");
        Objects.requireNonNull(address, "address");
        Objects.requireNonNull(issuer, "issuer");
        issuedAt = issuedAt.truncatedTo(ChronoUnit.MICROS);
        expiresAt = expiresAt.truncatedTo(ChronoUnit.MICROS);
        if (!issuedAt.isBefore(expiresAt)) {
            throw new IllegalArgumentException("a token issued at " + issuedAt + " cannot expire at " + expiresAt);
        }
    }

    /**
     * Tells whether the token is too old. The expiry is half-open: at the very moment it is good no longer.
     *
     * @param now the present
     * @return whether it has expired
     */
    public boolean isExpired(Instant now) {
        return !now.isBefore(expiresAt);
    }

    /** {@return purpose and user alone: neither hash nor address belongs into logs} */
    @Override
    public String toString() {
        return "OneTimeToken[" + purpose + " of " + user + " until " + expiresAt + "]";
    }

    /**
     * What a one-time token is good for; it is good for nothing else. Hosts add purposes of their own.
     *
     * @param name 1 to 40 lower-case ASCII letters or {@code -}
     */
    public record Purpose(String name) {

        /** Accept an invitation and set up the account. */
        public static final Purpose INVITATION = new Purpose("invitation");
        /** Verify the address that somebody registered with. */
        public static final Purpose VERIFICATION = new Purpose("verification");
        /** Set a new password. */
        public static final Purpose PASSWORD_RESET = new Purpose("password-reset");
        /** Confirm a new e-mail address, to which the token was sent. */
        public static final Purpose EMAIL_CHANGE = new Purpose("email-change");

        private static final int MAX_LENGTH = 40;

        /**
         * Checks the form.
         *
         * @throws IllegalArgumentException if the text is no purpose
         */
        public Purpose {
            boolean isWord = name.chars().allMatch(c -> (c >= 'a' && c <= 'z') || c == '-');
            if (!isWord || name.isEmpty() || name.length() > MAX_LENGTH) {
                throw new IllegalArgumentException(
                        "token purpose \"" + name + "\" must be lower-case ASCII like password-reset");
            }
        }

        @Override
        public String toString() {
            return name;
        }
    }

    /**
     * The SHA-256 of the secret in a one-time link. The secret itself is sent, never stored; that a hash has 64
     * digits keeps a secret of 128 bits from being taken for one.
     *
     * @param value 64 lower-case hexadecimal digits
     */
    public record Hash(String value) {

        private static final int LENGTH = 64;

        /**
         * Checks the form.
         *
         * @throws IllegalArgumentException if the text is no hash; the message does not quote it, for it may be a secret
         */
        public Hash {
            boolean isHex = value.chars().allMatch(c -> (c >= '0' && c <= '9') || (c >= 'a' && c <= 'f'));
            if (!isHex || value.length() != LENGTH) {
                throw new IllegalArgumentException(
                        "a token hash has 64 lower-case hexadecimal digits; hash the secret before it is stored");
            }
        }
    }
}
