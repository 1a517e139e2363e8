package dev.roster.apply;

import dev.roster.model.UserId;
import dev.roster.plan.AppliedChange;
import dev.roster.plan.Effect;
import dev.roster.plan.FieldChange;
import dev.roster.plan.PlannedChange;
import dev.roster.spi.AuditEntry;
import dev.roster.spi.OutboxMessage;
import dev.roster.spi.PlanId;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
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
            PlannedChange change = applied.change();
            String action = change.kind().name().toLowerCase(Locale.ROOT);
            audit.add(new AuditEntry(now, actor, action, userOf(change), run, fieldKeys(change)));
        }
        return audit;
    }

    /** One message for each effect, under a key that a second try has too. */
    List<OutboxMessage> outbox(List<AppliedChange> changes) {
        List<OutboxMessage> outbox = new ArrayList<>();
        for (AppliedChange applied : changes) {
            PlannedChange change = applied.change();
            UserId user = userOf(change);
            for (Effect effect : change.effects()) {
                String key = run + ":" + (change.row() == null ? "" : change.row()) + ":" + user + ":" + effect.word();
                outbox.add(new OutboxMessage(key, effect.word(), user, now));
            }
        }
        return outbox;
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
