package dev.roster.apply;

import dev.roster.model.Field;
import dev.roster.model.UserId;
import dev.roster.plan.AppliedChange;
import dev.roster.plan.Effect;
import dev.roster.plan.EntryChange;
import dev.roster.plan.FieldChange;
import dev.roster.plan.PlannedChange;
import dev.roster.spi.AuditEntry;
import dev.roster.spi.OutboxMessage;
import dev.roster.spi.PlanId;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;

/**
 * What is kept beside the writes of a unit: who changed what, and what must be told to others.
 *
 * @param run the run
 * @param actor who changed it
 * @param now when
 */
record UnitRecord(PlanId run, String actor, Instant now) {

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
        return AuditEntry.builder(now, actor, action)
                .target(AuditEntry.Target.of(change.key()))
                .run(run)
                .detail(change.key().toString())
                .build();
    }

    /** One entry for all entries of catalogs that a unit creates or removes. */
    AuditEntry auditOfEntries(int count) {
        return AuditEntry.builder(now, actor, "prerequisites")
                .run(run)
                .detail(Integer.toString(count))
                .build();
    }

    /** One message for each effect, under a key that a second try has too. */
    List<OutboxMessage> outbox(List<AppliedChange> changes) {
        List<OutboxMessage> outbox = new ArrayList<>();
        for (AppliedChange applied : changes) {
            PlannedChange change = applied.change();
            UserId user = userOf(change);
            for (Effect effect : change.effects()) {
                String key = run + ":" + (change.row() == null ? "" : change.row()) + ":" + user + ":" + effect.word();
                outbox.add(OutboxMessage.builder(key, effect.word(), user)
                        .urgency(effect.urgency())
                        .body(effect == Effect.NOTIFY ? Map.of("fields", toldFields(change)) : Map.of())
                        .createdAt(now)
                        .build());
            }
        }
        return outbox;
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
        AuditEntry.Builder entry = AuditEntry.builder(
                        now, actor, change.kind().name().toLowerCase(Locale.ROOT))
                .user(userOf(change))
                .run(run)
                .detail(fieldKeys(change));
        change.fields().stream()
                .filter(field -> !field.field().isSensitive())
                .forEach(field ->
                        entry.value(new AuditEntry.Value(field.field().key(), field.beforeText(), field.afterText())));
        return entry.build();
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
