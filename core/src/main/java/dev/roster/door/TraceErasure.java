package dev.roster.door;

import dev.roster.access.Actor;
import dev.roster.account.UserOutcome;
import dev.roster.apply.SingleRun;
import dev.roster.model.Issue;
import dev.roster.model.IssueCode;
import dev.roster.model.User;
import dev.roster.model.UserId;
import dev.roster.plan.PlanBasis;
import dev.roster.plan.PlannedChange;
import dev.roster.profile.MigrationPolicy;
import dev.roster.spi.AuditEntry;
import dev.roster.spi.OneTimeToken.Purpose;
import dev.roster.spi.StoreException;
import dev.roster.table.RowLocation;
import dev.roster.table.SourceInfo;
import dev.roster.tenant.Party;
import dev.roster.tenant.Present;
import dev.roster.tenant.TenantState;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Erases what is left of users who were deleted for good: one unit each, of no row. Safe for use by many threads. */
final class TraceErasure {

    /** What the audit trail calls it. */
    static final String ACTION = "erase";

    private static final String SOURCE = "form";
    /** How often it is decided before it is given up because what it is decided by keeps changing. */
    private static final int MAX_DECISIONS = 10;

    private final TenantState tenant;
    private final Actor actor;

    TraceErasure(TenantState tenant, Actor actor) {
        this.tenant = tenant;
        this.actor = actor;
    }

    /**
     * Erases what is left of a user.
     *
     * @param id the user
     * @return what became of it; unchanged for one who was erased already, and stale for one who is there
     * @throws StoreException if what it is decided by changes faster than it decides
     */
    UserOutcome erase(UserId id) {
        Objects.requireNonNull(id, "id");
        for (int attempt = 1; attempt <= MAX_DECISIONS; attempt++) {
            Optional<UserOutcome> outcome = eraseOnce(id);
            if (outcome.isPresent()) {
                return outcome.get();
            }
        }
        throw new StoreException("roles, groups or the rights of " + actor.label()
                + " keep changing, so nothing was erased; try again when they do not");
    }

    /** Empty when what it was decided by has changed meanwhile; nothing is written then. */
    private Optional<UserOutcome> eraseOnce(UserId id) {
        Present present = tenant.present();
        Party party = tenant.party(actor, present, Set.of(id));
        List<User> stored = party.found().stream()
                .filter(user -> present.authorizer().mayRead(party.actor(), user))
                .toList();
        if (!stored.isEmpty()) {
            return Optional.of(outcome(
                    UserOutcome.Kind.STALE,
                    present.authorizer().visible(party.actor(), stored.get(0)),
                    IssueCode.STALE));
        }
        Optional<AuditEntry> last =
                tenant.stores().audit().ofUser(id, 1).stream().findFirst();
        boolean isHidden = !party.found().isEmpty()
                || !present.authorizer().mayEraseTraces(party.actor()).isAllowed();
        if (isHidden || last.isEmpty()) {
            return Optional.of(outcome(UserOutcome.Kind.REJECTED, null, IssueCode.USER_NOT_FOUND, "id \"" + id + "\""));
        }
        if (last.get().action().equals(ACTION)) {
            return Optional.of(new UserOutcome(UserOutcome.Kind.UNCHANGED, null, null, List.of()));
        }
        return write(PlannedChange.erasureOfTraces(id), id, party.actor(), present);
    }

    private Optional<UserOutcome> write(PlannedChange change, UserId id, Actor now, Present present) {
        SingleRun run = new SingleRun(tenant, tenant.newId());
        SingleRun.Result result = run.apply(new SingleRun.Decided(
                basis(id, now), List.of(change), List.of(), null, now, present, null, Purpose.INVITATION));
        return switch (result.outcome()) {
            case WRITTEN, REPEATED ->
                Optional.of(new UserOutcome(UserOutcome.Kind.APPLIED, null, run.id(), change.issues()));
            case OUTDATED -> Optional.empty();
            case STALE -> Optional.of(new UserOutcome(UserOutcome.Kind.STALE, null, null, result.issues()));
            case DUPLICATE, LAST_OWNER, IN_USE, REFUSED ->
                Optional.of(new UserOutcome(UserOutcome.Kind.REJECTED, null, null, result.issues()));
        };
    }

    private PlanBasis basis(UserId id, Actor now) {
        return new PlanBasis(
                tenant.stores().id(),
                null,
                now.name(),
                ACTION,
                MigrationPolicy.defaults(),
                List.of(),
                new SourceInfo(SOURCE, null, SourceInfo.IN_MEMORY, id.value()),
                0,
                List.of(),
                List.of(),
                null,
                null,
                List.of());
    }

    private static UserOutcome outcome(
            UserOutcome.Kind kind, @Nullable User visible, IssueCode code, String... details) {
        return new UserOutcome(kind, visible, null, List.of(Issue.of(code, RowLocation.ofRow(SOURCE, 1), details)));
    }
}
