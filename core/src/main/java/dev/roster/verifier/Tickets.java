package dev.roster.verifier;

import dev.roster.model.Parsed;
import dev.roster.model.UserId;
import dev.roster.spi.OneTimeToken;
import dev.roster.tenant.OneTimeLinks;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.Base64;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Tickets as texts: what a ticket says, readable by whoever has it, and its HMAC under the host's key, so that nothing has to be
 * stored. Safe for use by many threads.
 */
record Tickets(OneTimeLinks links) {

    private static final String KIND = "ticket";
    private static final String NONE = "-";
    private static final int PARTS = 7;
    private static final int MAX_LENGTH = 4_000;

    String text(Ticket ticket) {
        String plain = String.join(
                "\n",
                ticket.stage().name(),
                ticket.user().value(),
                Long.toString(ticket.version()),
                ticket.until().toString(),
                Boolean.toString(ticket.mustChange()),
                ticket.link() == null ? NONE : ticket.link().value(),
                ticket.secret() == null ? NONE : ticket.secret());
        String body = Base64.getUrlEncoder().withoutPadding().encodeToString(plain.getBytes(StandardCharsets.UTF_8));
        return body + "." + links.pseudonym(KIND, body);
    }

    /** Empty for any text that is no ticket of this host and tenant. */
    Optional<Ticket> read(String text) {
        int dot = text.lastIndexOf('.');
        if (dot < 0 || text.length() > MAX_LENGTH) {
            return Optional.empty();
        }
        String body = text.substring(0, dot);
        byte[] mark = text.substring(dot + 1).getBytes(StandardCharsets.UTF_8);
        byte[] right = links.pseudonym(KIND, body).getBytes(StandardCharsets.UTF_8);
        return MessageDigest.isEqual(mark, right) ? Optional.of(parsed(body)) : Optional.empty();
    }

    /** Whatever has the right mark was made by {@link #text}. */
    private static Ticket parsed(String body) {
        try {
            String[] parts = new String(Base64.getUrlDecoder().decode(body), StandardCharsets.UTF_8).split("\n", PARTS);
            Parsed<UserId> user = UserId.parse(parts[1]);
            return new Ticket(
                    Ticket.Stage.valueOf(parts[0]),
                    user.value(),
                    Long.parseLong(parts[2]),
                    Instant.parse(parts[3]),
                    Boolean.parseBoolean(parts[4]),
                    parts[5].equals(NONE) ? null : new OneTimeToken.Hash(parts[5]),
                    orNull(parts[6]));
        } catch (IllegalArgumentException | DateTimeException e) {
            throw new IllegalStateException("a ticket of another release; let users sign in anew", e);
        }
    }

    private static @Nullable String orNull(String part) {
        return part.equals(NONE) ? null : part;
    }
}
