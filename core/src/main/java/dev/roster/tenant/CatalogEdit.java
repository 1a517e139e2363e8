package dev.roster.tenant;

import dev.roster.access.Actor;
import dev.roster.access.Decision;
import dev.roster.access.NamedCatalog;
import dev.roster.access.RoleCatalog;
import dev.roster.model.CatalogEntry;
import dev.roster.model.Issue;
import dev.roster.model.IssueCode;
import dev.roster.model.Role;
import dev.roster.model.RoleKey;
import dev.roster.model.Setting;
import dev.roster.plan.EntryChange;
import dev.roster.spi.CommitGuards;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A change of a catalog as it is decided, by a call and by an undo alike. Asks no store: everything comes from one read,
 * which the guards of the commit name. Immutable.
 *
 * @param present what is defined
 * @param change what shall become of it
 */
public record CatalogEdit(Present present, EntryChange change) {

    /**
     * Why an actor must not make the change, whatever is stored.
     *
     * @param actor who acts, as stored now
     * @return why not, or empty
     */
    public Optional<Issue> refusal(Actor actor) {
        Optional<String> flaw = flaw();
        if (flaw.isPresent()) {
            return flaw.map(text -> Issue.of(IssueCode.FAILED, null, text));
        }
        Decision decision = isChoiceOfRoles()
                ? present.authorizer().mayUseRoles(actor, rolesAfter())
                : present.authorizer().mayChange(actor, change.before(), change.after());
        if (!decision.isAllowed()) {
            return Optional.of(decision.issue(null));
        }
        return isBuiltInDeletion()
                ? Optional.of(Issue.of(
                        IssueCode.FAILED, null, change.key() + " is built in and cannot be deleted; change it instead"))
                : refusalOfRegistration();
    }

    private Optional<Issue> refusalOfRegistration() {
        return change.after() instanceof Setting setting && setting.key().equals(SelfRegistration.KEY)
                ? SelfRegistration.refusals(setting, present).stream().findFirst()
                : Optional.empty();
    }

    /** What no right makes good: roles in a circle, a catalog that is none, or one that would count for nothing. */
    private Optional<String> flaw() {
        if (!isChoiceOfRoles()) {
            RoleCatalog roles = present.catalogs().roles();
            return Stream.of(change.before(), change.after())
                    .filter(Role.class::isInstance)
                    .flatMap(role -> roles.circleWith((Role) role).stream())
                    .findFirst();
        }
        if (present.chosen() == null) {
            return Optional.of("the application names its roles itself, so no role catalog is chosen for it");
        }
        try {
            rolesAfter();
            return Optional.empty();
        } catch (IllegalArgumentException e) {
            return Optional.of(String.valueOf(e.getMessage()));
        }
    }

    private boolean isChoiceOfRoles() {
        return change.key().equals(new CatalogEntry.Key(CatalogEntry.Kind.SETTING, ChosenRoles.KEY));
    }

    private boolean isBuiltInDeletion() {
        return change.after() == null && present.isBuiltIn(change.key());
    }

    /** {@return whether the entry is what the change was seen to change} */
    public boolean isCurrent() {
        return Objects.equals(present.find(change.key()).orElse(null), change.before());
    }

    /** {@return the entry as stores know it, which know nothing of roles that are built in and were never changed} */
    public Optional<CatalogEntry> stored() {
        return present.stored(change.key());
    }

    /**
     * What a commit must find unchanged, and that somebody owns the tenant by the roles as they are afterwards.
     *
     * @param actor who acts, as read for the decision
     * @return the guards
     */
    public CommitGuards guards(Actor actor) {
        return present.guards(actor, rolesAfter());
    }

    private NamedCatalog chosenAfter() {
        return change.after() == null ? ChosenRoles.among(List.of()) : ChosenRoles.catalog((Setting) change.after());
    }

    private RoleCatalog rolesAfter() {
        RoleCatalog roles = present.catalogs().roles();
        if (isChoiceOfRoles()) {
            return present.rolesWith(chosenAfter());
        }
        if (change.key().kind() != CatalogEntry.Kind.ROLE) {
            return roles;
        }
        return change.after() == null
                ? roles.without(List.of(new RoleKey(change.key().value())))
                : roles.with(List.of((Role) change.after()));
    }

    /** {@return whether the users who hold the role have another level afterwards} */
    public boolean movesLevels() {
        return isChoiceOfRoles() || !Objects.equals(levelOf(change.before()), levelOf(change.after()));
    }

    private static @Nullable Integer levelOf(@Nullable CatalogEntry entry) {
        return entry instanceof Role role && RoleCatalog.isRank(role) ? (Integer) role.level() : null;
    }
}
