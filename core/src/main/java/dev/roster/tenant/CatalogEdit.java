package dev.roster.tenant;

import dev.roster.access.Actor;
import dev.roster.access.Decision;
import dev.roster.access.RoleCatalog;
import dev.roster.model.CatalogEntry;
import dev.roster.model.Issue;
import dev.roster.model.IssueCode;
import dev.roster.model.Role;
import dev.roster.model.RoleKey;
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
        RoleCatalog roles = present.catalogs().roles();
        Optional<String> circle = Stream.of(change.before(), change.after())
                .filter(Role.class::isInstance)
                .flatMap(role -> roles.circleWith((Role) role).stream())
                .findFirst();
        if (circle.isPresent()) {
            return circle.map(text -> Issue.of(IssueCode.FAILED, null, text));
        }
        Decision decision = present.authorizer().mayChange(actor, change.before(), change.after());
        if (!decision.isAllowed()) {
            return Optional.of(decision.issue(null));
        }
        return isBuiltInDeletion()
                ? Optional.of(Issue.of(
                        IssueCode.FAILED, null, change.key() + " is built in and cannot be deleted; change it instead"))
                : Optional.empty();
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

    private RoleCatalog rolesAfter() {
        RoleCatalog roles = present.catalogs().roles();
        if (change.key().kind() != CatalogEntry.Kind.ROLE) {
            return roles;
        }
        return change.after() == null
                ? roles.without(List.of(new RoleKey(change.key().value())))
                : roles.with(List.of((Role) change.after()));
    }

    /** {@return whether the users who hold the role have another level afterwards} */
    public boolean movesLevels() {
        return !Objects.equals(levelOf(change.before()), levelOf(change.after()));
    }

    private static @Nullable Integer levelOf(@Nullable CatalogEntry entry) {
        return entry instanceof Role role && RoleCatalog.isRank(role) ? (Integer) role.level() : null;
    }
}
