package dev.roster.apply;

import dev.roster.access.Actor;
import dev.roster.account.Mail;
import dev.roster.life.Effects;
import dev.roster.model.EmailAddress;
import dev.roster.model.Field;
import dev.roster.model.User;
import dev.roster.model.UserId;
import dev.roster.model.UserStatus;
import dev.roster.plan.AppliedChange;
import dev.roster.plan.Effect;
import dev.roster.plan.EntryChange;
import dev.roster.plan.FieldChange;
import dev.roster.plan.PlanBasis;
import dev.roster.plan.PlannedChange;
import dev.roster.profile.Instruction;
import dev.roster.spi.AuditEntry;
import dev.roster.spi.OutboxMessage;
import dev.roster.spi.PlanId;
import dev.roster.tenant.OneTimeLinks;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What is kept beside the writes of a unit: who changed what, and what must be told to others.
 *
 * @param run the run
 * @param actor who changes it
 * @param now when
 * @param link what the link is that who is invited gets, or null where nobody gets any
 * @param reset what the link is by which a password is set anew, or null where passwords are not kept here
 * @param basis what the plan does outside the store, with what that takes
 */
record UnitRecord(
        PlanId run,
        Actor actor,
        Instant now,
        OneTimeLinks.@Nullable Label link,
        OneTimeLinks.@Nullable Label reset,
        PlanBasis basis) {

    /** What stands in a message about an invitation: the status in which the user was left. */
    private static final String STATUS = "status";

    /** What stands in a message about an invitation that has a link, and in none of a host that makes none: its label. */
    private static final String LINK = "link";

    /** What stands in a message about an export: who ordered it, by whose rights it is made. */
    private static final String BY = "by";

    /** What stands in a message about a change: which fields changed. */
    private static final String FIELDS = "fields";

    /** What stands in a message that is not about a change of fields: the kind of its mail, and where it goes. */
    private static final String KIND = "kind";

    private static final String TO = "to";

    /** What an audit entry says of an effect that takes nothing beside its user. */
    private static final String ORDERED = "ordered";

    /** One entry for each change. */
    List<AuditEntry> audit(List<AppliedChange> changes) {
        List<AuditEntry> audit = new ArrayList<>();
        for (AppliedChange applied : changes) {
            audit.add(audited(applied.change()));
        }
        return audit;
    }

    /** The entry for the change of a catalog. */
    AuditEntry audit(EntryChange change) {
        String action = change.before() == null ? "create" : change.after() == null ? "delete" : "update";
        return actor.entry(now, action)
                .target(AuditEntry.Target.of(change.key()))
                .run(run)
                .detail(change.key().toString())
                .build();
    }

    /** One entry for all entries of catalogs that a unit creates or removes. */
    AuditEntry auditOfEntries(int count) {
        return actor.entry(now, "prerequisites")
                .run(run)
                .detail(Integer.toString(count))
                .build();
    }

    /** One message for each effect, under a key that a second try has too. */
    List<OutboxMessage> outbox(List<UnitDraft.Done> changes) {
        List<OutboxMessage> outbox = new ArrayList<>();
        for (UnitDraft.Done done : changes) {
            PlannedChange change = done.change();
            UserId user = userOf(change);
            for (Effect effect : change.effects()) {
                outbox.add(OutboxMessage.builder(key(change, effect), effect.word(), user)
                        .urgency(effect.urgency())
                        .body(body(effect, done))
                        .createdAt(now)
                        .build());
            }
            outbox.addAll(addressChanges(done));
        }
        return outbox;
    }

    /** Whoever gets the links by which a password is set anew is told at both addresses that they go elsewhere from now on. */
    private List<OutboxMessage> addressChanges(UnitDraft.Done done) {
        User before = done.before();
        User after = done.after();
        if (reset == null || before == null || after == null || !isActive(after) || !Effects.isReached(before)) {
            return List.of();
        }
        EmailAddress old = before.contact().primaryEmail();
        EmailAddress next = after.contact().primaryEmail();
        return Objects.equals(old, next)
                ? List.of()
                : Stream.of(old, next)
                        .filter(Objects::nonNull)
                        .map(address -> OutboxMessage.builder(
                                        key(done.change(), Effect.NOTIFY) + ":" + (address.equals(old) ? "old" : "new"),
                                        Effect.NOTIFY.word(),
                                        after.id())
                                .body(Map.of(KIND, Mail.ADDRESS_CHANGED, TO, address.value()))
                                .createdAt(now)
                                .build())
                        .toList();
    }

    private static boolean isActive(User user) {
        return user.access().status() == UserStatus.ACTIVE;
    }

    /**
     * What a message needs beside its user. Who waits for an acceptance is told by another mail than who is active already,
     * whatever they are by then.
     */
    private Map<String, String> body(Effect effect, UnitDraft.Done done) {
        return switch (effect) {
            case INVITE -> bodyOfInvitation(Objects.requireNonNull(done.after(), "nobody who goes is invited"));
            case NOTIFY -> Map.of(FIELDS, toldFields(done.change()));
            case MESSAGE, TRANSFER -> instruction(effect).values();
            case RESET -> reset == null ? Map.of() : Map.of(LINK, reset.toString());
            case EXPORT -> Map.of(BY, OneTimeLinks.issuerOf(actor));
            case END_SESSIONS, ENABLE_SIGN_IN, DISABLE_SIGN_IN, REMOVE_SIGN_IN -> Map.of();
        };
    }

    private Instruction instruction(Effect effect) {
        return basis.instruction(effect)
                .orElseThrow(() -> new IllegalStateException(effect + " follows from no change"));
    }

    private Map<String, String> bodyOfInvitation(User user) {
        Map<String, String> body = new LinkedHashMap<>();
        body.put(STATUS, user.access().status().word());
        if (link != null && user.access().status() == UserStatus.INVITED) {
            body.put(LINK, link.toString());
        }
        return body;
    }

    /** What tells a message from all others, whoever tries it again. */
    String key(PlannedChange change, Effect effect) {
        String row = change.row() == null ? "" : change.row().toString();
        return run + ":" + row + ":" + userOf(change) + ":" + effect.word();
    }

    /** The names of the fields alone, without those that Roster keeps itself: a mail goes far. */
    private static String toldFields(PlannedChange change) {
        return change.fields().stream()
                .map(FieldChange::field)
                .filter(field -> !field.isSystem())
                .map(Field::key)
                .collect(Collectors.joining(", "));
    }

    private AuditEntry audited(PlannedChange change) {
        AuditEntry.Builder entry = actor.entry(now, change.kind().name().toLowerCase(Locale.ROOT))
                .user(userOf(change))
                .run(run)
                .detail(fieldKeys(change));
        change.fields().stream()
                .filter(field -> !field.field().isSensitive())
                .forEach(field ->
                        entry.value(new AuditEntry.Value(field.field().key(), field.beforeText(), field.afterText())));
        for (Effect effect : change.effects()) {
            switch (effect) {
                case TRANSFER ->
                    entry.value(told(effect, instruction(effect).recipient().value()));
                case MESSAGE -> entry.value(told(effect, instruction(effect).template()));
                case RESET, EXPORT -> entry.value(told(effect, ORDERED));
                case INVITE, NOTIFY, END_SESSIONS, ENABLE_SIGN_IN, DISABLE_SIGN_IN, REMOVE_SIGN_IN -> {}
            }
        }
        return entry.build();
    }

    private static AuditEntry.Value told(Effect effect, String what) {
        return new AuditEntry.Value(effect.word(), null, what);
    }

    private static UserId userOf(PlannedChange change) {
        return Objects.requireNonNull(change.user()).id();
    }

    private static String fieldKeys(PlannedChange change) {
        return change.fields().stream()
                .map(FieldChange::field)
                .map(Object::toString)
                .collect(Collectors.joining(", "));
    }
}
