package dev.roster.memory;

import dev.roster.model.AttributeKey;
import dev.roster.model.CatalogEntry;
import dev.roster.model.CustomAttribute;
import dev.roster.model.Group;
import dev.roster.model.GroupKey;
import dev.roster.model.Organization;
import dev.roster.model.OrganizationKey;
import dev.roster.model.Role;
import dev.roster.model.RoleKey;
import dev.roster.model.Setting;
import dev.roster.model.Team;
import dev.roster.model.TeamKey;
import dev.roster.spi.CatalogSnapshot;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The six catalogs and their revision. Whoever calls holds the lock, but for the stores themselves. */
final class InMemoryCatalogs {

    final InMemoryCatalog<RoleKey, Role> roles;
    final InMemoryCatalog<GroupKey, Group> groups;
    final InMemoryCatalog<OrganizationKey, Organization> organizations;
    final InMemoryCatalog<TeamKey, Team> teams;
    final InMemoryCatalog<AttributeKey, CustomAttribute> attributes;
    final InMemoryCatalog<String, Setting> settings;

    private long revision = 1;

    InMemoryCatalogs(Object lock) {
        roles = new InMemoryCatalog<>(lock);
        groups = new InMemoryCatalog<>(lock);
        organizations = new InMemoryCatalog<>(lock);
        teams = new InMemoryCatalog<>(lock);
        attributes = new InMemoryCatalog<>(lock);
        settings = new InMemoryCatalog<>(lock);
    }

    long revision() {
        return revision;
    }

    Optional<CatalogSnapshot> since(long knownRevision) {
        return knownRevision == revision
                ? Optional.empty()
                : Optional.of(new CatalogSnapshot(
                        revision,
                        roles.all(),
                        groups.all(),
                        organizations.all(),
                        teams.all(),
                        attributes.all(),
                        settings.all()));
    }

    @Nullable CatalogEntry find(CatalogEntry.Key key) {
        String value = key.value();
        Optional<? extends CatalogEntry> found = switch (key.kind()) {
            case ROLE -> roles.find(new RoleKey(value));
            case GROUP -> groups.find(new GroupKey(value));
            case ORGANIZATION -> organizations.find(new OrganizationKey(value));
            case TEAM -> teams.find(new TeamKey(value));
            case ATTRIBUTE -> attributes.find(new AttributeKey(value));
            case SETTING -> settings.find(value);
        };
        return found.isPresent() ? found.get() : null;
    }

    /** Writes the entries that changed, null for those that go, as one change. */
    void write(Map<CatalogEntry.Key, @Nullable CatalogEntry> changed) {
        if (!changed.isEmpty()) {
            revision++;
        }
        changed.forEach(this::put);
    }

    private void put(CatalogEntry.Key key, @Nullable CatalogEntry entry) {
        String value = key.value();
        switch (key.kind()) {
            case ROLE -> put(roles, new RoleKey(value), (Role) entry);
            case GROUP -> put(groups, new GroupKey(value), (Group) entry);
            case ORGANIZATION -> put(organizations, new OrganizationKey(value), (Organization) entry);
            case TEAM -> put(teams, new TeamKey(value), (Team) entry);
            case ATTRIBUTE -> put(attributes, new AttributeKey(value), (CustomAttribute) entry);
            case SETTING -> put(settings, value, (Setting) entry);
        }
    }

    private static <K extends Comparable<K>, V> void put(InMemoryCatalog<K, V> catalog, K key, @Nullable V entry) {
        if (entry == null) {
            catalog.remove(key);
        } else {
            catalog.put(key, entry);
        }
    }
}
