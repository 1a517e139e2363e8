package dev.roster.apply;

import dev.roster.access.Actor;
import dev.roster.model.UserId;
import dev.roster.plan.Effect;
import dev.roster.spi.AuditEntry;
import dev.roster.spi.CommitGuards;
import dev.roster.spi.CommitUnit;
import dev.roster.spi.OutboxMessage;
import dev.roster.spi.UnitOutcome;
import dev.roster.tenant.TenantState;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/** Writes what somebody wants to be told to others though no user changes: messages, each with an audit entry. For one thread. */
public final class EffectOrders {

    /**
     * A message that somebody wants.
     *
     * @param user whom it concerns
     * @param effect what to do
     * @param why what the audit entry says of it, such as {@code open}
     */
    public record Order(UserId user, Effect effect, String why) {
        /** Checks that everything is there. */
        public Order {
            Objects.requireNonNull(user, "user");
            Objects.requireNonNull(effect, "effect");
            Objects.requireNonNull(why, "why");
        }
    }

    private final TenantState tenant;
    private final Actor actor;
    private final Instant now;

    /**
     * Prepares to write.
     *
     * @param tenant where to
     * @param actor who wants it, for the audit trail
     */
    public EffectOrders(TenantState tenant, Actor actor) {
        this.tenant = tenant;
        this.actor = actor;
        this.now = tenant.now();
    }

    /**
     * Writes orders as one unit.
     *
     * @param cause what they come from; an order of the same cause, user and effect is sent once however often it is written
     * @param orders the orders
     * @param guards what they were decided by
     * @return whether they were written; if not, the guards found that they are to be decided again
     */
    public boolean write(String cause, List<Order> orders, CommitGuards guards) {
        List<AuditEntry> audit = new ArrayList<>();
        List<OutboxMessage> messages = new ArrayList<>();
        for (Order order : orders) {
            String key = cause + ":" + order.user() + ":" + order.effect().word();
            messages.add(OutboxMessage.builder(key, order.effect().word(), order.user())
                    .urgency(order.effect().urgency())
                    .createdAt(now)
                    .build());
            audit.add(actor.entry(now, order.effect().word())
                    .user(order.user())
                    .detail(order.why())
                    .build());
        }
        return commit(new CommitUnit(List.of(), null, audit, messages), guards);
    }

    /**
     * Writes one message with its audit entry.
     *
     * @param message the message; one of its key that is there already is left as it is
     * @param why what the audit entry says of it, such as {@code goes on}
     */
    public void send(OutboxMessage message, String why) {
        AuditEntry entry = actor.entry(now, message.effect())
                .user(message.user())
                .detail(why)
                .build();
        commit(new CommitUnit(List.of(), null, List.of(entry), List.of(message)), CommitGuards.NONE);
    }

    /** Commits like {@link #send} and tells nobody, where who waits for the answer must not notice a difference. */
    public void sendNothing() {
        commit(new CommitUnit(List.of(), null, List.of(), List.of()), CommitGuards.NONE);
    }

    /**
     * Writes down that somebody does something with what is kept about a user, which changes no field and tells nobody.
     *
     * @param action what they do, such as {@code add-note} or {@code export-person}
     * @param user to whom
     */
    public void record(String action, UserId user) {
        record(actor.entry(now, action).user(user).build(), CommitGuards.NONE);
    }

    /**
     * Writes an entry of the audit trail, and nothing else.
     *
     * @param entry the entry
     * @param guards what it was decided by
     * @return whether it was written; if not, the guards found that it is to be decided again
     */
    public boolean record(AuditEntry entry, CommitGuards guards) {
        return commit(new CommitUnit(List.of(), null, List.of(entry), List.of()), guards);
    }

    private boolean commit(CommitUnit unit, CommitGuards guards) {
        UnitOutcome outcome =
                tenant.stores().users().commit(List.of(unit), guards).get(0);
        return outcome.kind() == UnitOutcome.Kind.WRITTEN;
    }
}
