package dev.roster.door;

import dev.roster.access.Actor;
import dev.roster.account.UserForm;
import dev.roster.account.UserForms;
import dev.roster.account.UserOutcome;
import dev.roster.apply.SingleRun;
import dev.roster.model.Field;
import dev.roster.model.Issue;
import dev.roster.model.IssueCode;
import dev.roster.model.User;
import dev.roster.model.UserId;
import dev.roster.plan.PlannedChange;
import dev.roster.preview.SinglePlanning;
import dev.roster.profile.Profile;
import dev.roster.spi.StoreException;
import dev.roster.spi.UnitOutcome;
import dev.roster.tenant.Party;
import dev.roster.tenant.Present;
import dev.roster.tenant.TenantState;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Supplier;
import java.util.stream.Collectors;

/**
 * Somebody changes themselves by a link of theirs: the change and the end of the link are one unit.
 *
 * @param user who uses it, as stored
 * @param acceptance the link, and who answers for it
 * @param present what it is decided by
 * @param profile how it is decided
 * @param form what becomes of the user
 */
record LinkUse(User user, SingleRun.Acceptance acceptance, Present present, Profile profile, UserForm form) {

    /** How often a use is decided before it is given up because what it is decided by keeps changing. */
    private static final int MAX_DECISIONS = 10;

    /**
     * Uses a link, and looks again whenever what it was decided by has changed.
     *
     * @param tenant whose link
     * @param look what the link is good for now; empty when it is good no longer
     * @param spent what is said then
     * @return what became of it
     */
    static UserOutcome of(TenantState tenant, Supplier<Optional<LinkUse>> look, IssueCode spent) {
        for (int attempt = 1; attempt <= MAX_DECISIONS; attempt++) {
            Optional<LinkUse> use = look.get();
            if (use.isEmpty()) {
                return new UserOutcome(UserOutcome.Kind.REJECTED, null, null, List.of(Issue.of(spent, null)));
            }
            Optional<UserOutcome> outcome = use.get().write(tenant);
            if (outcome.isPresent()) {
                return outcome.get();
            }
        }
        throw new StoreException(
                "roles, groups, settings or the rights of who sent the link keep changing, so nothing was"
                        + " written; try again when they do not");
    }

    /**
     * Checks that a form says nothing but what it may.
     *
     * @throws IllegalArgumentException if it does
     */
    static void requireOnly(Collection<Field<?>> fields, UserForm form, String who) {
        for (Field<?> field : form.texts().keySet()) {
            if (!fields.contains(field)) {
                throw new IllegalArgumentException(who + " sets "
                        + fields.stream().map(Field::key).collect(Collectors.joining(", ")) + ", not " + field.key());
            }
        }
    }

    /** Empty when what it was decided by has changed meanwhile; nothing is written then. */
    private Optional<UserOutcome> write(TenantState tenant) {
        UUID seed = tenant.newId();
        UserId id = user.id();
        Party party = new Party(Actor.operator(id.value()), Set.of(id), List.of(user));
        var planned = new SinglePlanning(tenant, party, present)
                .accepting()
                .plan(UserForms.of(profile.name(), List.of(form)), profile, seed);
        PlannedChange change = planned.change();
        if (!change.kind().isWrite()) {
            return Optional.of(new UserOutcome(UserOutcome.Kind.REJECTED, user, null, change.issues()));
        }
        var run = new SingleRun(tenant, seed);
        SingleRun.Result result = run.apply(new SingleRun.Decided(
                planned.basis(),
                planned.changes(),
                List.of(user),
                null,
                planned.actor(),
                planned.present(),
                acceptance,
                acceptance.link().purpose()));
        if (result.outcome() == UnitOutcome.Kind.OUTDATED || result.outcome() == UnitOutcome.Kind.STALE) {
            return Optional.empty();
        }
        List<Issue> issues = new ArrayList<>(change.issues());
        issues.addAll(result.issues());
        boolean isApplied = result.outcome() == UnitOutcome.Kind.WRITTEN;
        return Optional.of(new UserOutcome(
                isApplied ? UserOutcome.Kind.APPLIED : UserOutcome.Kind.REJECTED,
                isApplied ? result.after().get(0) : user,
                isApplied ? run.id() : null,
                issues));
    }
}
