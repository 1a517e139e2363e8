package dev.roster.door;

import dev.roster.access.Action;
import dev.roster.access.ActionRules;
import dev.roster.access.Actor;
import dev.roster.access.Authorizer;
import dev.roster.access.Decision;
import dev.roster.access.Impersonation;
import dev.roster.access.Impersonations;
import dev.roster.access.NotAuthorizedException;
import dev.roster.apply.EffectOrders;
import dev.roster.model.User;
import dev.roster.model.UserId;
import dev.roster.spi.CommitGuards;
import dev.roster.spi.StoreException;
import dev.roster.tenant.ImpersonationShelf;
import dev.roster.tenant.Party;
import dev.roster.tenant.Present;
import dev.roster.tenant.TenantState;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Begins and ends impersonations. Safe for use by many threads. */
public final class ImpersonationsDoor implements Impersonations {

    /** How often a call is decided before it is given up because what it is decided by keeps changing. */
    private static final int MAX_DECISIONS = 10;

    private final TenantState tenant;
    private final Actor actor;
    private final ImpersonationShelf shelf;

    /**
     * Opens the door.
     *
     * @param tenant whose users
     * @param actor who acts
     * @throws NotAuthorizedException if somebody else acts in the place of the actor
     * @throws UnsupportedOperationException if the stores keep no documents
     */
    public ImpersonationsDoor(TenantState tenant, Actor actor) {
        this.tenant = tenant;
        this.actor = actor.inPerson();
        this.shelf = new ImpersonationShelf(tenant);
    }

    @Override
    public Impersonation begin(UserId target, String reason, Duration time) {
        if (time.isNegative() || time.isZero() || time.compareTo(LONGEST) > 0) {
            throw new IllegalArgumentException("an impersonation takes 1 hour at the most, found " + time);
        }
        Instant now = tenant.now();
        String id = tenant.newId().toString();
        Impersonation begun = new Impersonation(id, actor.name(), target, reason, now, now.plus(time));
        for (int attempt = 1; attempt <= MAX_DECISIONS; attempt++) {
            if (record("impersonate", begun, decided(target))) {
                shelf.add(begun, actor);
                return begun;
            }
        }
        throw new StoreException("roles or the rights of " + actor.label()
                + " keep changing, so nothing was begun; try again when they do not");
    }

    /**
     * Decides, by what is stored now.
     *
     * @return what it was decided by
     * @throws NotAuthorizedException if the actor may not
     */
    private CommitGuards decided(UserId target) {
        Present present = tenant.present();
        Party party = tenant.party(actor, present, Set.of(target));
        Optional<User> found = party.found().stream()
                .filter(user -> present.authorizer().mayRead(party.actor(), user))
                .findFirst();
        Decision decision = found.map(user -> new ActionRules(present.authorizer(), tenant.accounts())
                        .decide(party.actor(), Action.IMPERSONATE, user))
                .orElseGet(() -> Authorizer.notKnown(target));
        if (!decision.isAllowed()) {
            throw new NotAuthorizedException(decision.reason());
        }
        return present.guards(party.actor()).decidedBy(found.orElseThrow());
    }

    /** No transaction holds documents and the audit trail together, so nobody acts for another before that is written down. */
    private boolean record(String action, Impersonation open, CommitGuards guards) {
        return new EffectOrders(tenant, actor)
                .record(
                        actor.entry(tenant.now(), action)
                                .user(open.target())
                                .reason(open.reason())
                                .detail("until " + open.until())
                                .build(),
                        guards);
    }

    /** It is over before that is written down: should the process die between the two, nobody acts on. */
    @Override
    public boolean end(String id) {
        Optional<Impersonation> ended = shelf.remove(id, actor);
        ended.ifPresent(one -> record("end-impersonation", one, CommitGuards.NONE));
        return ended.isPresent();
    }

    @Override
    public List<Impersonation> open() {
        return shelf.open(actor);
    }
}
