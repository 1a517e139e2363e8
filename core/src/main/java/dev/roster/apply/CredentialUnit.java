package dev.roster.apply;

import dev.roster.model.UserId;
import dev.roster.plan.Effect;
import dev.roster.spi.AuditEntry;
import dev.roster.spi.CommitGuards;
import dev.roster.spi.CommitUnit;
import dev.roster.spi.CredentialStore;
import dev.roster.spi.Credentials;
import dev.roster.spi.OneTimeToken;
import dev.roster.spi.OutboxMessage;
import dev.roster.spi.TokenStore;
import dev.roster.spi.UnitOutcome;
import dev.roster.spi.Write;
import dev.roster.tenant.OneTimeLinks;
import dev.roster.tenant.TenantState;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;

/**
 * What becomes of the credentials and links of one user, with its audit entries and what others hear of it: all of it or nothing.
 * For one thread.
 */
public final class CredentialUnit {

    /** What stands in a message that is not about a change of fields: the kind of its mail. */
    private static final String KIND = "kind";

    /** What stands in a message that has a link: its label. */
    private static final String LINK = "link";

    private final TenantState tenant;
    private final String actor;
    private final UserId user;
    private final UUID id;
    private final Instant now;
    private final List<Write> writes = new ArrayList<>();
    private final List<AuditEntry> audit = new ArrayList<>();
    private final List<OutboxMessage> messages = new ArrayList<>();

    /**
     * Begins with nothing.
     *
     * @param tenant where to
     * @param actor who acts, for the audit trail: the user themselves, or an administrator
     * @param user whose credentials
     */
    public CredentialUnit(TenantState tenant, String actor, UserId user) {
        this.tenant = tenant;
        this.actor = actor;
        this.user = user;
        this.id = tenant.newId();
        this.now = tenant.now();
    }

    /** {@return the moment of everything in it} */
    public Instant now() {
        return now;
    }

    /**
     * Saves credentials, while nobody else saved others since they were read.
     *
     * @param next the credentials
     * @return this unit
     */
    public CredentialUnit save(Credentials next) {
        writes.add(new Write.Extra(new CredentialStore.Change.Put(next)));
        return this;
    }

    /**
     * Uses a link up, while it is good.
     *
     * @param token the link
     * @return this unit
     */
    public CredentialUnit consume(OneTimeToken token) {
        writes.add(new Write.Extra(new TokenStore.Change.Consume(token, now)));
        return this;
    }

    /**
     * Takes all links of the user back.
     *
     * @return this unit
     */
    public CredentialUnit revokeLinks() {
        writes.add(new Write.Extra(new TokenStore.Change.Revoke(user)));
        return this;
    }

    /**
     * Keeps a link.
     *
     * @param token the link
     * @return this unit
     */
    public CredentialUnit issue(OneTimeToken token) {
        writes.add(new Write.Extra(new TokenStore.Change.Issue(token)));
        return this;
    }

    /**
     * Writes down what happened.
     *
     * @param action what, such as {@code change-password}
     * @param detail for people; no secrets
     * @param values what else is known, such as where from
     * @return this unit
     */
    public CredentialUnit audit(String action, String detail, AuditEntry.Value... values) {
        AuditEntry.Builder entry =
                AuditEntry.builder(now, actor, action).user(user).detail(detail);
        for (AuditEntry.Value value : values) {
            entry.value(value);
        }
        audit.add(entry.build());
        return this;
    }

    /**
     * Tells the user by mail.
     *
     * @param kind the kind of the mail
     * @param values what it says beside the name; no secrets
     * @return this unit
     */
    public CredentialUnit mail(String kind, Map<String, String> values) {
        Map<String, String> body = new TreeMap<>(values);
        body.put(KIND, kind);
        return tell(keyOf(kind), Effect.NOTIFY, body);
    }

    /**
     * Mails a link to the user.
     *
     * @param kind the kind of the mail; the link is made of {@link #keyOf} it
     * @param link its label
     * @return this unit
     */
    public CredentialUnit mailLink(String kind, OneTimeLinks.Label link) {
        return mail(kind, Map.of(LINK, link.toString()));
    }

    /**
     * Has the sign-in accounts of the host end the sessions of the user.
     *
     * @return this unit
     */
    public CredentialUnit endSessions() {
        return tell(keyOf(Effect.END_SESSIONS.word()), Effect.END_SESSIONS, Map.of());
    }

    /**
     * What tells a message of this unit from all others.
     *
     * @param what what it is about
     * @return its key
     */
    public String keyOf(String what) {
        return "sign-in:" + id + ":" + user + ":" + what;
    }

    private CredentialUnit tell(String key, Effect effect, Map<String, String> body) {
        messages.add(OutboxMessage.builder(key, effect.word(), user)
                .urgency(effect.urgency())
                .body(body)
                .createdAt(now)
                .build());
        return this;
    }

    /**
     * Writes it.
     *
     * @param guards what it was decided by
     * @return what became of it; {@link UnitOutcome.Kind#STALE} when the credentials or the link are others by now
     * @throws dev.roster.spi.StoreException if the stores cannot tell
     */
    public UnitOutcome.Kind commit(CommitGuards guards) {
        CommitUnit unit = new CommitUnit(writes, null, audit, messages);
        return tenant.stores().users().commit(List.of(unit), guards).get(0).kind();
    }
}
