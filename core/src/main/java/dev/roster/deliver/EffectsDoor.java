package dev.roster.deliver;

import dev.roster.access.Action;
import dev.roster.access.Actor;
import dev.roster.access.Decision;
import dev.roster.access.NotAuthorizedException;
import dev.roster.account.Drift;
import dev.roster.account.Effects;
import dev.roster.account.Mail;
import dev.roster.account.Reconciliation;
import dev.roster.apply.EffectOrders;
import dev.roster.model.Permission;
import dev.roster.model.UserId;
import dev.roster.plan.PlanException;
import dev.roster.profile.Instruction;
import dev.roster.spi.AuditEntry;
import dev.roster.spi.CommitGuards;
import dev.roster.spi.OutboxMessage;
import dev.roster.spi.OutboxStore;
import dev.roster.spi.SignInAccounts;
import dev.roster.tenant.Party;
import dev.roster.tenant.Present;
import dev.roster.tenant.TenantState;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/** What is still to be told to others, and what they got wrong. Safe for use by many threads. */
public final class EffectsDoor implements Effects {

    private static final int ORDERS_OF_A_UNIT = 500;
    private static final int TRIES = 5;

    private final TenantState tenant;
    private final Deliveries deliveries;
    private final Actor actor;

    /**
     * Opens the door.
     *
     * @param deliveries whose messages and accounts
     * @param actor who acts
     */
    public EffectsDoor(Deliveries deliveries, Actor actor) {
        this.tenant = deliveries.tenant();
        this.deliveries = deliveries;
        this.actor = actor;
    }

    @Override
    public List<OutboxMessage> pending(int limit) {
        require();
        return outbox().pending(limit);
    }

    @Override
    public List<OutboxStore.DeadLetter> dead(int limit) {
        require();
        return outbox().dead(limit);
    }

    @Override
    public boolean retry(String key) {
        require();
        return outbox().revive(key, tenant.now(), audit("retry-message", key));
    }

    @Override
    public boolean discard(String key) {
        require();
        return outbox().discard(key, audit("discard-message", key));
    }

    private AuditEntry audit(String action, String key) {
        return actor.entry(tenant.now(), action).detail(key).build();
    }

    @Override
    public Reconciliation reconcile() {
        require();
        SignInAccounts accounts = deliveries
                .accounts()
                .orElseThrow(() -> new UnsupportedOperationException(
                        "no sign-in accounts are set up, so there is nothing to compare users with"));
        return new Comparison(tenant, accounts).compare();
    }

    @Override
    public long mend(Reconciliation shown) {
        require();
        if (shown.isGuarded() && !shown.isAcknowledged()) {
            throw new PlanException(
                    PlanException.Reason.REFUSED,
                    (shown.count(Drift.Kind.OPEN) + shown.count(Drift.Kind.NOBODY)) + " of " + shown.accounts()
                            + " sign-in accounts would be closed or removed; acknowledge that, if it is meant");
        }
        List<EffectOrders.Order> orders = shown.drifts().stream()
                .map(drift -> new EffectOrders.Order(
                        drift.user(),
                        drift.kind().effect(),
                        "reconciled: " + drift.kind().name().toLowerCase(Locale.ROOT)))
                .toList();
        for (int from = 0; from < orders.size(); from += ORDERS_OF_A_UNIT) {
            write(shown, orders.subList(from, Math.min(orders.size(), from + ORDERS_OF_A_UNIT)));
        }
        return orders.size();
    }

    private void write(Reconciliation shown, List<EffectOrders.Order> orders) {
        for (int i = 0; i < TRIES; i++) {
            if (new EffectOrders(tenant, actor).write("reconcile:" + shown.id(), orders, require())) {
                return;
            }
        }
        throw new PlanException(
                PlanException.Reason.REFUSED, "roles or rights changed all the time; mend again what was shown");
    }

    @Override
    public Optional<Mail> preview(UserId user, Instruction message) {
        if (message.kind() != Instruction.Kind.MESSAGE) {
            throw new IllegalArgumentException(message.kind() + " is no message");
        }
        Present present = tenant.present();
        Party party = tenant.party(actor, present, Set.of(user));
        return party.found().stream()
                .filter(told -> present.authorizer()
                        .decide(party.actor(), Action.MESSAGE, told, told)
                        .isAllowed())
                .findFirst()
                .flatMap(told -> Mails.written("preview", message, told));
    }

    /**
     * Asks whether the actor administers users, as stored now.
     *
     * @return what that was decided by
     * @throws NotAuthorizedException if not
     */
    private CommitGuards require() {
        Present present = tenant.present();
        Actor now = tenant.refreshed(actor, present);
        Decision decision = present.authorizer().may(now, Permission.ADMINISTER_USERS);
        if (!decision.isAllowed()) {
            throw new NotAuthorizedException(decision.reason());
        }
        return present.guards(now);
    }

    private OutboxStore outbox() {
        return tenant.stores().outbox();
    }
}
