package dev.roster.spi;

import dev.roster.model.CustomAttribute;
import dev.roster.model.Group;
import dev.roster.model.Organization;
import dev.roster.model.Role;
import dev.roster.model.Setting;
import dev.roster.model.Team;
import java.util.List;

/**
 * All catalogs of a tenant as one read found them.
 *
 * @param revision what {@link Stores#catalogs} and {@link CommitGuards} compare, 1 or more; grows with every change of
 *     a catalog
 * @param roles the roles by key
 * @param groups the groups by key
 * @param organizations the organizations by key
 * @param teams the teams by key
 * @param attributes the definitions of custom attributes by key
 * @param settings the settings by key
 */
public record CatalogSnapshot(
        long revision,
        List<Role> roles,
        List<Group> groups,
        List<Organization> organizations,
        List<Team> teams,
        List<CustomAttribute> attributes,
        List<Setting> settings) {

    /**
     * Copies the lists.
     *
     * @throws IllegalArgumentException if the revision is not positive
     */
    public CatalogSnapshot {
        if (revision < 1) {
            throw new IllegalArgumentException("the revision of catalogs is 1 or more, found " + revision);
        }
        roles = List.copyOf(roles);
        groups = List.copyOf(groups);
        organizations = List.copyOf(organizations);
        teams = List.copyOf(teams);
        attributes = List.copyOf(attributes);
        settings = List.copyOf(settings);
    }
}
