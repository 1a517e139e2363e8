package dev.roster.tenant;

import dev.roster.access.Actor;
import dev.roster.access.Authorizer;
import dev.roster.access.Catalogs;
import dev.roster.access.NamedCatalog;
import dev.roster.access.RoleCatalog;
import dev.roster.model.CatalogEntry;
import dev.roster.model.Fields;
import dev.roster.model.Group;
import dev.roster.model.Organization;
import dev.roster.model.RoleKey;
import dev.roster.model.User;
import dev.roster.spi.CatalogSnapshot;
import dev.roster.spi.CommitGuards;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * What a tenant defines, as one read found it: what decisions are made by. Immutable.
 *
 * @param snapshot what is stored
 * @param builtIn the roles that exist beside the stored ones, which replace them
 * @param chosen the catalog that those are of, as the tenant remembers it; null where the host names them
 * @param fields the built-in fields and the custom attributes
 * @param catalogs the roles, groups and organizations that exist
 * @param authorizer who may do what
 */
public record Present(
        CatalogSnapshot snapshot,
        RoleCatalog builtIn,
        @Nullable NamedCatalog chosen,
        Fields fields,
        Catalogs catalogs,
        Authorizer authorizer) {

    /**
     * Takes what was read.
     *
     * @param read all catalogs
     * @param hostRoles the roles that the host names, or null to take what the tenant remembers
     * @return the present
     */
    static Present of(CatalogSnapshot read, @Nullable RoleCatalog hostRoles) {
        NamedCatalog chosen = hostRoles == null ? ChosenRoles.among(read.settings()) : null;
        RoleCatalog builtInRoles = chosen == null ? Objects.requireNonNull(hostRoles) : chosen.catalog();
        Fields fields = Fields.with(read.attributes());
        Catalogs catalogs = new Catalogs(
                builtInRoles.with(read.roles()),
                read.groups().stream().map(Group::key).collect(Collectors.toSet()),
                read.organizations().stream().map(Organization::key).collect(Collectors.toSet()));
        return new Present(read, builtInRoles, chosen, fields, catalogs, new Authorizer(catalogs.roles(), fields));
    }

    /** {@return the revision of the catalogs} */
    public long revision() {
        return snapshot.revision();
    }

    /**
     * The entries of a catalog.
     *
     * @param kind which catalog
     * @return the entries by key, roles by level and key; roles that are built in are among them
     */
    public List<? extends CatalogEntry> entries(CatalogEntry.Kind kind) {
        return kind == CatalogEntry.Kind.ROLE ? catalogs.roles().all() : storedEntries(kind);
    }

    private List<? extends CatalogEntry> storedEntries(CatalogEntry.Kind kind) {
        return switch (kind) {
            case ROLE -> snapshot.roles();
            case GROUP -> snapshot.groups();
            case ORGANIZATION -> snapshot.organizations();
            case TEAM -> snapshot.teams();
            case ATTRIBUTE -> snapshot.attributes();
            case SETTING -> snapshot.settings();
        };
    }

    /**
     * Finds an entry.
     *
     * @param key which one
     * @return the entry, perhaps a role that is built in
     */
    public Optional<CatalogEntry> find(CatalogEntry.Key key) {
        return find(entries(key.kind()), key);
    }

    /**
     * Finds an entry as it is stored.
     *
     * @param key which one
     * @return the entry; empty for a role that is built in and was never changed
     */
    Optional<CatalogEntry> stored(CatalogEntry.Key key) {
        return find(storedEntries(key.kind()), key);
    }

    private static Optional<CatalogEntry> find(List<? extends CatalogEntry> entries, CatalogEntry.Key key) {
        for (CatalogEntry entry : entries) {
            if (entry.entryKey().equals(key)) {
                return Optional.of(entry);
            }
        }
        return Optional.empty();
    }

    /**
     * The roles as they would be with another catalog.
     *
     * @param catalog the catalog
     * @return its roles and the stored ones, which replace them
     * @throws IllegalArgumentException if roles would inherit from each other in a circle
     */
    public RoleCatalog rolesWith(NamedCatalog catalog) {
        return catalog.catalog().with(snapshot.roles());
    }

    /** Whether an entry is a role that the host builds in. */
    boolean isBuiltIn(CatalogEntry.Key key) {
        return key.kind() == CatalogEntry.Kind.ROLE
                && builtIn.find(new RoleKey(key.value())).isPresent();
    }

    /**
     * What a commit must find unchanged when an actor's changes were decided by this present.
     *
     * @param actor who acts, as read for the decision; in the place of another, both are guarded
     * @return the guards
     */
    public CommitGuards guards(Actor actor) {
        return guards(actor, catalogs.roles());
    }

    /**
     * What a commit that changes roles must find unchanged.
     *
     * @param actor who acts, as read for the decision
     * @param after the roles once it is done, by which somebody must own the tenant
     * @return the guards
     */
    public CommitGuards guards(Actor actor, RoleCatalog after) {
        CommitGuards guards = CommitGuards.owners(after.ownerRoles())
                .insteadOf(catalogs.roles().ownerRoles())
                .decidedOn(revision());
        User user = actor.user();
        Actor by = actor.by();
        CommitGuards guarded = user == null ? guards : guards.decidedBy(user);
        return by == null || by.user() == null ? guarded : guarded.decidedBy(by.user());
    }
}
