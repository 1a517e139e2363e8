package dev.roster.tenant;

import dev.roster.access.Actor;
import dev.roster.access.Authorizer;
import dev.roster.access.Catalogs;
import dev.roster.access.RoleCatalog;
import dev.roster.model.Fields;
import dev.roster.model.Group;
import dev.roster.model.Organization;
import dev.roster.model.User;
import dev.roster.spi.CatalogSnapshot;
import dev.roster.spi.CommitGuards;
import java.util.stream.Collectors;

/**
 * What a tenant defines, as one read found it: what decisions are made by. Immutable.
 *
 * @param revision the revision of the catalogs
 * @param fields the built-in fields and the custom attributes
 * @param catalogs the roles, groups and organizations that exist
 */
public record Present(long revision, Fields fields, Catalogs catalogs) {

    /**
     * Takes what was read.
     *
     * @param read all catalogs
     * @param builtInRoles the roles that exist beside the stored ones, which replace them
     * @return the present
     */
    static Present of(CatalogSnapshot read, RoleCatalog builtInRoles) {
        return new Present(
                read.revision(),
                Fields.with(read.attributes()),
                new Catalogs(
                        builtInRoles.with(read.roles()),
                        read.groups().stream().map(Group::key).collect(Collectors.toSet()),
                        read.organizations().stream().map(Organization::key).collect(Collectors.toSet())));
    }

    /** {@return who may do what} */
    public Authorizer authorizer() {
        return new Authorizer(catalogs.roles(), fields);
    }

    /**
     * What a commit must find unchanged when an actor's changes were decided by this present.
     *
     * @param actor who acts, as read for the decision
     * @return the guards
     */
    public CommitGuards guards(Actor actor) {
        CommitGuards guards = CommitGuards.owners(catalogs.roles().ownerRoles()).decidedOn(revision);
        User user = actor.user();
        return user == null ? guards : guards.decidedBy(user);
    }
}
