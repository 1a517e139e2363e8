package dev.roster.door;

import dev.roster.access.Actor;
import dev.roster.access.Catalog;
import dev.roster.access.CatalogOutcome;
import dev.roster.access.Decision;
import dev.roster.access.Features;
import dev.roster.access.HolderPolicy;
import dev.roster.account.UserForm;
import dev.roster.account.UserForms;
import dev.roster.apply.SingleRun;
import dev.roster.model.AttributeType;
import dev.roster.model.CanonicalForm;
import dev.roster.model.CatalogEntry;
import dev.roster.model.CustomAttribute;
import dev.roster.model.Field;
import dev.roster.model.Issue;
import dev.roster.model.IssueCode;
import dev.roster.model.Severity;
import dev.roster.plan.ChangeKind;
import dev.roster.plan.EntryChange;
import dev.roster.preview.SinglePlanning;
import dev.roster.profile.Profile;
import dev.roster.profile.Profiles;
import dev.roster.spi.OneTimeToken.Purpose;
import dev.roster.spi.PlanId;
import dev.roster.spi.StoreException;
import dev.roster.spi.UnitOutcome;
import dev.roster.tenant.CatalogEdit;
import dev.roster.tenant.Party;
import dev.roster.tenant.Present;
import dev.roster.tenant.TenantState;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
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
    private final Class<E> type;

    CatalogDoor(TenantState tenant, Actor actor, CatalogEntry.Kind kind, Class<E> type) {
        this.tenant = tenant;
        this.actor = actor;
        this.kind = kind;
        this.type = type;
    }

    @Override
    public List<E> all() {
        return tenant.present().entries(kind).stream().map(type::cast).toList();
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

    /** Adds or replaces an entry, whatever is there. */
    CatalogOutcome<E> put(E after) {
        return call(find(after.entryKey().value()).orElse(null), after, HolderPolicy.refuse());
    }

    /** Adds an entry, or replaces the one that was seen. */
    CatalogOutcome<E> replace(@Nullable E seen, E after) {
        return call(seen, after, HolderPolicy.refuse());
    }

    private CatalogOutcome<E> call(@Nullable E before, @Nullable E after, HolderPolicy holders) {
        for (int attempt = 1; attempt <= MAX_DECISIONS; attempt++) {
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
        CatalogEdit edit = new CatalogEdit(present, new EntryChange(before, after));
        E stored = present.find(edit.change().key()).map(type::cast).orElse(null);
        Optional<Issue> refusal = edit.refusal(acting);
        if (refusal.isPresent()) {
            return refusal.map(this::rejected);
        }
        if (after instanceof CustomAttribute attribute && attribute.type() == AttributeType.USER_REFERENCE) {
            Decision feature = tenant.features().allow(Features.USER_ATTRIBUTES, true);
            if (!feature.isAllowed()) {
                return Optional.of(rejected(feature.issue(null)));
            }
        }
        boolean isTaken = before == null && (stored != null || isField(edit));
        if (isTaken) {
            return Optional.of(rejected(
                    Issue.of(IssueCode.ENTRY_EXISTS, null, edit.change().key().toString())));
        }
        if (!edit.isCurrent()) {
            return Optional.of(new CatalogOutcome<>(CatalogOutcome.Kind.STALE, stored, null, List.of()));
        }
        return Objects.equals(before, after)
                ? Optional.of(new CatalogOutcome<>(CatalogOutcome.Kind.UNCHANGED, stored, null, List.of()))
                : write(edit, holders, acting);
    }

    /** A custom attribute cannot take the key of another field. */
    private boolean isField(CatalogEdit edit) {
        return kind == CatalogEntry.Kind.ATTRIBUTE
                && edit.present().fields().find(edit.change().key().value()).isPresent();
    }

    private Optional<CatalogOutcome<E>> write(CatalogEdit edit, HolderPolicy policy, Actor acting) {
        UUID seed = tenant.newId();
        EntryChange change = edit.change();
        List<UserForm> forms = change.after() == null
                ? new Holders(tenant, Objects.requireNonNull(change.before())).forms(policy)
                : List.of();
        SinglePlanning.Planned moved = new SinglePlanning(
                        tenant, new Party(acting, Set.of(), List.of()), edit.present())
                .withDeleted()
                .plan(UserForms.of(SOURCE, forms), HOLDERS, seed);
        List<Issue> refused = moved.changes().stream()
                .filter(planned -> planned.kind() == ChangeKind.REJECTED)
                .flatMap(planned -> planned.issues().stream())
                .filter(issue -> issue.severity() == Severity.ERROR)
                .toList();
        if (!refused.isEmpty()) {
            return Optional.of(outcome(CatalogOutcome.Kind.REJECTED, change.before(), null, refused));
        }
        SingleRun run = new SingleRun(tenant, seed);
        SingleRun.Result result = run.apply(new SingleRun.Decided(
                moved.basis(),
                moved.changes().stream()
                        .filter(planned -> planned.kind().isWrite())
                        .toList(),
                moved.found(),
                change,
                acting,
                edit.present(),
                null,
                Purpose.INVITATION));
        return result.outcome() == UnitOutcome.Kind.OUTDATED
                ? Optional.empty()
                : Optional.of(outcome(result, change, run.id()));
    }

    private CatalogOutcome<E> outcome(SingleRun.Result result, EntryChange change, PlanId run) {
        return switch (result.outcome()) {
            case WRITTEN, REPEATED -> outcome(CatalogOutcome.Kind.APPLIED, change.after(), run, List.of());
            case STALE -> outcome(CatalogOutcome.Kind.STALE, null, null, result.issues());
            case IN_USE ->
                rejected(Issue.of(IssueCode.ENTRY_IN_USE, null, change.key().toString(), "users"));
            case LAST_OWNER ->
                outcome(
                        CatalogOutcome.Kind.REJECTED,
                        change.before(),
                        null,
                        List.of(Issue.of(IssueCode.LAST_OWNER, null)));
            case DUPLICATE, OUTDATED, REFUSED ->
                outcome(CatalogOutcome.Kind.REJECTED, change.before(), null, result.issues());
        };
    }

    private CatalogOutcome<E> outcome(
            CatalogOutcome.Kind what, @Nullable CatalogEntry entry, @Nullable PlanId run, List<Issue> issues) {
        return new CatalogOutcome<>(what, entry == null ? null : type.cast(entry), run, issues);
    }

    private CatalogOutcome<E> rejected(Issue why) {
        return outcome(CatalogOutcome.Kind.REJECTED, null, null, List.of(why));
    }
}
