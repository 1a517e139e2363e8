package dev.roster.door;

import dev.roster.access.Actor;
import dev.roster.access.Catalog;
import dev.roster.access.CatalogOutcome;
import dev.roster.access.Decision;
import dev.roster.access.HolderPolicy;
import dev.roster.access.RoleCatalog;
import dev.roster.account.UserForms;
import dev.roster.apply.SingleRun;
import dev.roster.model.CanonicalForm;
import dev.roster.model.CatalogEntry;
import dev.roster.model.Field;
import dev.roster.model.Issue;
import dev.roster.model.IssueCode;
import dev.roster.model.Role;
import dev.roster.model.RoleKey;
import dev.roster.model.Severity;
import dev.roster.plan.ChangeKind;
import dev.roster.preview.SinglePlanning;
import dev.roster.profile.Profile;
import dev.roster.profile.Profiles;
import dev.roster.spi.StoreException;
import dev.roster.spi.UnitOutcome;
import dev.roster.tenant.Present;
import dev.roster.tenant.TenantState;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** One catalog, as one actor may change it. Safe for use by many threads. */
final class CatalogDoor<E extends CatalogEntry> implements Catalog<E> {

    private static final String SOURCE = "catalog";
    /** How often a call is decided before it is given up because what it is decided by keeps changing. */
    private static final int MAX_DECISIONS = 10;

    private static final Profile HOLDERS = Profiles.users()
            .with(profile ->
                    profile.name(SOURCE).operation(Profile.Operation.UPDATE).matchBy(Field.ID));

    private final TenantState tenant;
    private final Actor actor;
    private final CatalogEntry.Kind kind;
    private final Function<TenantState, List<E>> entries;

    CatalogDoor(TenantState tenant, Actor actor, CatalogEntry.Kind kind, Function<TenantState, List<E>> entries) {
        this.tenant = tenant;
        this.actor = actor;
        this.kind = kind;
        this.entries = entries;
    }

    @Override
    public List<E> all() {
        return entries.apply(tenant);
    }

    @Override
    public Optional<E> find(String key) {
        String canonical = CanonicalForm.of(key);
        return all().stream()
                .filter(entry -> CanonicalForm.of(entry.entryKey().value()).equals(canonical))
                .findFirst();
    }

    @Override
    public CatalogOutcome<E> create(E entry) {
        return call(null, entry, HolderPolicy.refuse());
    }

    @Override
    public CatalogOutcome<E> change(E before, E after) {
        return call(before, after, HolderPolicy.refuse());
    }

    @Override
    public CatalogOutcome<E> delete(E before, HolderPolicy holders) {
        return call(before, null, holders);
    }

    private CatalogOutcome<E> call(@Nullable E before, @Nullable E after, HolderPolicy holders) {
        for (int attempt = 1; attempt < MAX_DECISIONS; attempt++) {
            Optional<CatalogOutcome<E>> outcome = callOnce(before, after, holders);
            if (outcome.isPresent()) {
                return outcome.get();
            }
        }
        throw new StoreException("roles, groups or the rights of " + actor.label()
                + " keep changing, so nothing was written; try again when they do not");
    }

    /** Empty when what it was decided by has changed meanwhile; nothing is written then. */
    private Optional<CatalogOutcome<E>> callOnce(@Nullable E before, @Nullable E after, HolderPolicy holders) {
        Present present = tenant.present();
        Actor acting = tenant.refreshed(actor, present);
        CatalogEntry.Key key =
                Objects.requireNonNull(after == null ? before : after).entryKey();
        E stored = find(key.value()).orElse(null);
        Decision decision = present.authorizer().mayChange(acting, before, after);
        if (!decision.isAllowed()) {
            return Optional.of(rejected(Issue.of(IssueCode.NOT_AUTHORIZED, null, decision.reason())));
        }
        boolean isTaken = before == null && (stored != null || isField(present, key));
        if (isTaken) {
            return Optional.of(rejected(Issue.of(IssueCode.ENTRY_EXISTS, null, key.toString())));
        }
        if (!Objects.equals(before, stored)) {
            return Optional.of(new CatalogOutcome<>(CatalogOutcome.Kind.STALE, stored, null, List.of()));
        }
        if (Objects.equals(before, after)) {
            return Optional.of(new CatalogOutcome<>(CatalogOutcome.Kind.UNCHANGED, stored, null, List.of()));
        }
        List<Issue> issues = obstacles(before, after, present);
        return issues.isEmpty()
                ? write(before, after, holders, acting, present)
                : Optional.of(new CatalogOutcome<>(CatalogOutcome.Kind.REJECTED, stored, null, issues));
    }

    /** A custom attribute cannot take the key of another field. */
    private boolean isField(Present present, CatalogEntry.Key key) {
        return kind == CatalogEntry.Kind.ATTRIBUTE
                && present.fields().find(key.value()).isPresent();
    }

    /** A role that is built in cannot go, and somebody must own the tenant afterwards. */
    private List<Issue> obstacles(@Nullable E before, @Nullable E after, Present present) {
        if (kind != CatalogEntry.Kind.ROLE || before == null) {
            return List.of();
        }
        RoleKey key = new RoleKey(before.entryKey().value());
        if (after == null && isBuiltIn(key)) {
            return List.of(Issue.of(
                    IssueCode.FAILED,
                    null,
                    before.entryKey() + " is built in and cannot be deleted; change it instead"));
        }
        RoleCatalog roles = present.catalogs().roles();
        boolean ownedTenant = roles.ownerRoles().contains(key);
        if (after == null || !ownedTenant) {
            return List.of();
        }
        RoleCatalog next = roles.with(List.of((Role) after));
        boolean isOwnerless = !next.ownerRoles().contains(key) && tenant.owners(next) == 0 && tenant.owners(roles) > 0;
        return isOwnerless ? List.of(Issue.of(IssueCode.LAST_OWNER, null)) : List.of();
    }

    private boolean isBuiltIn(RoleKey key) {
        return tenant.stores().roles().find(key).isEmpty();
    }

    private Optional<CatalogOutcome<E>> write(
            @Nullable E before, @Nullable E after, HolderPolicy policy, Actor acting, Present present) {
        UUID seed = tenant.newId();
        SinglePlanning planning = new SinglePlanning(tenant, acting, present);
        SinglePlanning.Planned moved = before == null || after != null
                ? planning.plan(UserForms.of(SOURCE, List.of()), HOLDERS, seed)
                : planning.plan(UserForms.of(SOURCE, new Holders(tenant, before).forms(policy)), HOLDERS, seed);
        List<Issue> refused = moved.changes().stream()
                .filter(change -> change.kind() == ChangeKind.REJECTED)
                .flatMap(change -> change.issues().stream())
                .filter(issue -> issue.severity() == Severity.ERROR)
                .toList();
        if (!refused.isEmpty()) {
            return Optional.of(new CatalogOutcome<>(CatalogOutcome.Kind.REJECTED, before, null, refused));
        }
        SingleRun run = new SingleRun(tenant, seed);
        E known = before != null
                        && kind == CatalogEntry.Kind.ROLE
                        && isBuiltIn(new RoleKey(before.entryKey().value()))
                ? null
                : before;
        SingleRun.Result result = run.apply(new SingleRun.Decided(
                moved.basis(),
                moved.changes().stream()
                        .filter(change -> change.kind().isWrite())
                        .toList(),
                moved.found(),
                new SingleRun.EntryChange(known, after),
                acting,
                present));
        return result.outcome() == UnitOutcome.Kind.OUTDATED
                ? Optional.empty()
                : Optional.of(outcome(result, before, after, run));
    }

    private CatalogOutcome<E> outcome(SingleRun.Result result, @Nullable E before, @Nullable E after, SingleRun run) {
        return switch (result.outcome()) {
            case WRITTEN, REPEATED -> new CatalogOutcome<>(CatalogOutcome.Kind.APPLIED, after, run.id(), List.of());
            case STALE -> new CatalogOutcome<>(CatalogOutcome.Kind.STALE, null, null, result.issues());
            case IN_USE ->
                rejected(Issue.of(
                        IssueCode.ENTRY_IN_USE,
                        null,
                        Objects.requireNonNull(before).entryKey().toString(),
                        "users"));
            case DUPLICATE, LAST_OWNER, OUTDATED, REFUSED ->
                new CatalogOutcome<>(CatalogOutcome.Kind.REJECTED, before, null, result.issues());
        };
    }

    private CatalogOutcome<E> rejected(Issue why) {
        return new CatalogOutcome<>(CatalogOutcome.Kind.REJECTED, null, null, List.of(why));
    }
}
